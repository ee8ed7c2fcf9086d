/**
 * What the operators say of themselves, from the file named by --manifest: the parts of the manifest that no program can
 * know. Without a file: one operator, who has not named itself.
 */
import { readFileSync } from 'node:fs';
import { fieldProblem } from '../../src/field-problem.ts';
import { type Manifest, manifestSchema } from '../../src/report/manifest.ts';
import { z } from '../../src/zod.ts';
import { addressProblem, deviceAddress } from '../config/addresses.ts';

const { operators, gateway, relays, mirrors, statement } = manifestSchema.shape;
export const whoRunsItSchema = z.strictObject({ operators, gateway, relays, mirrors, statement });
export type WhoRunsIt = Pick<Manifest, 'operators' | 'gateway' | 'relays' | 'mirrors' | 'statement'>;

const STATEMENT =
  'Relay and gateway are one program here: whoever runs it could put addresses and reports together. The program does not: ' +
  'addresses are never stored, and what tells parts of a network apart is deleted when an hour is published.';

/** @param url at which people reach the relay */
export function unnamed(url: string): WhoRunsIt {
  return {
    operators: [{ id: 'operator', name: 'An operator without a name', country: 'ZZ' }],
    gateway: 'operator',
    relays: [{ url, operator: 'operator' }],
    mirrors: [],
    statement: STATEMENT,
  };
}

/** @throws one sentence that names the field */
export function readWhoRunsIt(path: string): WhoRunsIt {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    throw new Error(`--manifest: ${path} is not valid JSON.`);
  }
  const parsed = whoRunsItSchema.safeParse(value);
  if (!parsed.success) throw new Error(`--manifest: ${path}: ${fieldProblem(parsed.error, value)}.`);
  const named = (list: 'relays' | 'mirrors') =>
    parsed.data[list].map(({ url, ...host }, i) => {
      const problem = addressProblem(url);
      if (problem !== undefined) throw new Error(`--manifest: ${path}: ${list}[${i}].url: ${problem}.`);
      return { ...host, url: deviceAddress(url) ?? url };
    });
  return { ...parsed.data, relays: named('relays'), mirrors: named('mirrors') };
}
