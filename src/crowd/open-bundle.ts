/**
 * Opens a signed file of the publisher: signature first, then gzip, then the form. The signature covers the compressed
 * bytes, so that nothing is unpacked that the collector did not make; and whoever made it is still given no more room than
 * the largest collector needs.
 */
import { fieldProblem } from '../field-problem.ts';
import { readSigned } from '../report/signed-file.ts';
import { type Bundle, bundleSchema } from './bundle.ts';
import { type NetworksTable, readNetworks } from './networks-table.ts';

export type Opened<Value> = { value: Value } | { problem: string };

/** A bundle of the largest collector has a fifth of this. */
const MOST_BYTES = 16_000_000;

/** What is inside a signed file, still compressed: so it is kept, since keys turn and what was verified once stays so. */
export async function verified(
  file: Uint8Array,
  keys: readonly Uint8Array[],
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const content = await readSigned('bundle', file, keys);
  return content && new Uint8Array(content);
}

const UNSIGNED = { problem: 'The file is not signed by this collector.' };

/** @param keys 32 bytes each, from the manifest's `bundleKeys` */
export async function openBundle(file: Uint8Array, keys: readonly Uint8Array[]): Promise<Opened<Bundle>> {
  const content = await verified(file, keys);
  return content ? unpackBundle(content) : UNSIGNED;
}

/** @param content that was verified */
export async function unpackBundle(content: Uint8Array<ArrayBuffer>): Promise<Opened<Bundle>> {
  const unpacked = await unpack(content);
  if ('problem' in unpacked) return unpacked;
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder().decode(unpacked.value));
  } catch {
    return { problem: 'The bundle is no valid JSON.' };
  }
  const parsed = bundleSchema.safeParse(json);
  return parsed.success ? { value: parsed.data } : { problem: `The bundle: ${fieldProblem(parsed.error, json)}.` };
}

/** The table of prefixes, of the same keys. */
export async function openNetworks(file: Uint8Array, keys: readonly Uint8Array[]): Promise<Opened<NetworksTable>> {
  const content = await verified(file, keys);
  return content ? unpackNetworks(content) : UNSIGNED;
}

/** @param content that was verified */
export async function unpackNetworks(content: Uint8Array<ArrayBuffer>): Promise<Opened<NetworksTable>> {
  const unpacked = await unpack(content);
  if ('problem' in unpacked) return unpacked;
  const table = readNetworks(unpacked.value);
  return table ? { value: table } : { problem: 'The table of networks is of an unknown form.' };
}

async function unpack(content: Uint8Array<ArrayBuffer>): Promise<Opened<Uint8Array>> {
  const stream = new Blob([content]).stream().pipeThrough(new DecompressionStream('gzip'));
  const parts: Uint8Array<ArrayBuffer>[] = [];
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
  return { value: new Uint8Array(await new Blob(parts).arrayBuffer()) };
}
