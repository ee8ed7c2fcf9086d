/**
 * Addresses as people and manifest name them. A device compares the address that it was given with those in the manifest, as they stand:
 * written otherwise there (a slash at the end, capitals) it is not found, and nobody can share.
 */
import { isIP } from 'node:net';
import { parseRelay } from '../../src/report/collector-link.ts';

/** As a device has it, undefined where it would not take it. */
export function deviceAddress(text: string): string | undefined {
  const parsed = parseRelay(text);
  return 'relay' in parsed && !text.includes('#') ? parsed.relay : undefined;
}

/** @returns what is wrong with an address that devices are to be given, or undefined */
export function addressProblem(text: string): string | undefined {
  if (text.includes('#')) return 'must not have a # in it: what stands behind it is added by this program';
  const parsed = parseRelay(text);
  return 'problem' in parsed ? parsed.problem.text.replace(/\.$/, '') : undefined;
}

export const isUrl = (text: string): boolean => /^https?:\/\/[^\s?#]+$/.test(text) && URL.canParse(text);

/** What fastify takes for a proxy that is believed: an address, or a range. */
export function isProxy(text: string): boolean {
  if (text === 'loopback') return true;
  const [address = '', bits, ...more] = text.split('/');
  const kind = isIP(address);
  const most = kind === 4 ? 32 : 128;
  return kind !== 0 && more.length === 0 && (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= most));
}

/** Stands for every address of the machine, and is none that anybody can open. */
export const isWildcard = (host: string): boolean => /^(0\.0\.0\.0|::|\[::\])$/.test(host);
