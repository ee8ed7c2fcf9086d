/**
 * Opens a signed file of the publisher: signature first, then gzip, then the form. The signature covers the compressed
 * bytes, so that nothing is unpacked that the collector did not make.
 */
import { fieldProblem } from '../field-problem.ts';
import { readSigned } from '../report/signed-file.ts';
import { type Bundle, bundleSchema } from './bundle.ts';
import { type NetworksTable, readNetworks } from './networks-table.ts';

export type Opened<Value> = { value: Value } | { problem: string };

/** A bundle of the largest collector has a tenth of this. */
const MOST_BYTES = 32_000_000;

/** @param keys 32 bytes each, from the manifest's `bundleKeys` */
export async function openBundle(file: Uint8Array, keys: readonly Uint8Array[]): Promise<Opened<Bundle>> {
  const content = await unpack(file, keys);
  if ('problem' in content) return content;
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder().decode(content.value));
  } catch {
    return { problem: 'The bundle is no valid JSON.' };
  }
  const parsed = bundleSchema.safeParse(json);
  return parsed.success ? { value: parsed.data } : { problem: `The bundle: ${fieldProblem(parsed.error, json)}.` };
}

/** The table of prefixes, of the same keys. */
export async function openNetworks(file: Uint8Array, keys: readonly Uint8Array[]): Promise<Opened<NetworksTable>> {
  const content = await unpack(file, keys);
  if ('problem' in content) return content;
  const table = readNetworks(content.value);
  return table ? { value: table } : { problem: 'The table of networks is of an unknown form.' };
}

async function unpack(file: Uint8Array, keys: readonly Uint8Array[]): Promise<Opened<Uint8Array>> {
  const signed = await readSigned('bundle', file, keys);
  if (!signed) return { problem: 'The file is not signed by this collector.' };
  const stream = new Blob([new Uint8Array(signed)]).stream().pipeThrough(new DecompressionStream('gzip'));
  const parts: Uint8Array[] = [];
  let size = 0;
  try {
    const reader = stream.getReader();
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      parts.push(part.value);
      size += part.value.length;
      if (size > MOST_BYTES) return { problem: 'The file is too large.' };
    }
  } catch {
    return { problem: 'The file is not compressed as it should be.' };
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return { value: whole };
}
