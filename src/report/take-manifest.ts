/** A fetched manifest, checked: signature, form, age, and that it is no older than the one before. */
import { fieldProblem } from '../field-problem.ts';
import { bytesOf } from './base64url.ts';
import { type KeyConfig, parseKeyConfig } from './key-config.ts';
import { type Manifest, manifestProblem, manifestSchema } from './manifest.ts';
import { readSigned } from './signed-file.ts';

/** One sentence a person can act on, by a word that the pages translate. */
export const MANIFEST_TROUBLES = ['not-a-manifest', 'signature', 'older', 'expired', 'relay-unlisted'] as const;
export type ManifestTrouble = (typeof MANIFEST_TROUBLES)[number];

export type TakenManifest = { manifest: Manifest } | { trouble: ManifestTrouble; detail?: string };

export interface TakeOptions {
  /** UTC ms. */
  now: number;
  /** The pinned key; absent at first sight, when the manifest's own is taken. */
  key?: string;
  /** Serial of the manifest that is known already. */
  serial?: number;
}

export async function takeManifest(file: Uint8Array, { now, key, serial }: TakeOptions): Promise<TakenManifest> {
  const shown = key ?? keyShown(file);
  const bytes = bytesOf(shown ?? '');
  if (bytes?.length !== 32) return { trouble: 'not-a-manifest' };
  const content = await readSigned('manifest', file, [bytes]);
  if (!content) return { trouble: keyShown(file) === undefined ? 'not-a-manifest' : 'signature' };
  const json = parseJson(content);
  const parsed = manifestSchema.safeParse(json);
  if (!parsed.success) return { trouble: 'not-a-manifest', detail: fieldProblem(parsed.error, json) };
  const problem = manifestProblem(parsed.data);
  if (problem !== undefined) return { trouble: 'not-a-manifest', detail: problem };
  if (parsed.data.key !== shown) return { trouble: 'signature' };
  if (serial !== undefined && parsed.data.serial < serial) return { trouble: 'older' };
  if (Date.parse(parsed.data.expiresAt) <= now) return { trouble: 'expired' };
  return { manifest: parsed.data };
}

/** The key that an unverified manifest names: it proves nothing but that whoever made the file has it. */
function keyShown(file: Uint8Array): string | undefined {
  const json = parseJson(file.subarray(file.indexOf(0x0a) + 1));
  const key = typeof json === 'object' && json !== null && 'key' in json ? json.key : undefined;
  return typeof key === 'string' ? key : undefined;
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}

/** Gateway keys to seal with now, newest first; empty where the manifest has run out. */
export function currentKeys(manifest: Manifest, now: number): KeyConfig[] {
  return manifest.keys
    .filter(({ from, until }) => Date.parse(from) <= now && now < Date.parse(until))
    .sort((a, b) => Date.parse(b.from) - Date.parse(a.from))
    .flatMap(({ config }) => parseKeyConfig(bytesOf(config) ?? new Uint8Array()) ?? []);
}
