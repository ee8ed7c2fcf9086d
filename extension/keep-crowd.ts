/**
 * What is kept of the crowd's figures: the bundle and the table of networks as they came (compressed, verified once), what
 * comparing said, and how fetching went. What cannot be read counts as not there, and is fetched anew.
 */
import { type Answers, answersSchema } from '../src/crowd/answers.ts';
import type { Bundle } from '../src/crowd/bundle.ts';
import type { NetworksTable } from '../src/crowd/networks-table.ts';
import { unpackBundle, unpackNetworks } from '../src/crowd/open-bundle.ts';
import { bundleTroubleSchema } from '../src/crowd/take-bundle.ts';
import { deleteKept, readKept, type Store, writeKept } from '../src/store/index.ts';
import { z } from '../src/zod.ts';

/** `budget`: the day's bytes are used up, so that nothing is asked. */
const troubleSchema = z.union([bundleTroubleSchema, z.literal('budget')]);
export type CrowdTrouble = z.infer<typeof troubleSchema>;

const crowdSchema = z.strictObject({
  /** UTC ms before which nothing is fetched. */
  notBefore: z.int(),
  /** Tries in a row that brought nothing. */
  failures: z.int(),
  /** Why the last try brought nothing, or none is made; null where it did. */
  trouble: z.nullable(troubleSchema),
  detail: z.nullable(z.string()),
  /** UTC ms at which a bundle last came; null: never. */
  fetchedAt: z.nullable(z.int()),
  /** AS number that the person picked, for where their line does not tell; null: none. */
  picked: z.nullable(z.int()),
});
export type CrowdState = z.infer<typeof crowdSchema>;

const NEW: CrowdState = { notBefore: 0, failures: 0, trouble: null, detail: null, fetchedAt: null, picked: null };
/** A moment further away than any interval means that the clock was set back. */
const FARTHEST_MS = 12 * 3_600_000;

export async function readCrowd(store: Store, now: number): Promise<CrowdState> {
  const parsed = crowdSchema.safeParse(await readKept(store, 'crowd'));
  if (!parsed.success) return NEW;
  return parsed.data.notBefore > now + FARTHEST_MS ? { ...parsed.data, notBefore: 0 } : parsed.data;
}

export async function readAnswers(store: Store): Promise<Answers | undefined> {
  const parsed = answersSchema.safeParse(await readKept(store, 'crowd-answers'));
  return parsed.success ? parsed.data : undefined;
}

const contentSchema = z.object({ date: z.string(), content: z.instanceof(Uint8Array) });

/** A verified file: its hour or date, and what is inside, compressed. */
export interface KeptFile {
  date: string;
  content: Uint8Array<ArrayBuffer>;
}

export async function readFileKept(
  store: Store,
  key: 'crowd-bundle' | 'crowd-networks',
): Promise<KeptFile | undefined> {
  const parsed = contentSchema.safeParse(await readKept(store, key));
  return parsed.success ? { date: parsed.data.date, content: new Uint8Array(parsed.data.content) } : undefined;
}

export async function readBundle(store: Store): Promise<Bundle | undefined> {
  const kept = await readFileKept(store, 'crowd-bundle');
  const opened = kept && (await unpackBundle(kept.content));
  return opened && 'value' in opened ? opened.value : undefined;
}

export async function readNetworksKept(store: Store): Promise<NetworksTable | undefined> {
  const kept = await readFileKept(store, 'crowd-networks');
  const opened = kept && (await unpackNetworks(kept.content));
  return opened && 'value' in opened ? opened.value : undefined;
}

const placeSchema = z.object({
  /** The local name of a network (network-key.ts), and the provider it belongs to by the table of this date; 0: to none in it. */
  network: z.string(),
  table: z.string(),
  asn: z.int(),
});
export type OwnPlace = z.infer<typeof placeSchema>;

export async function readPlace(store: Store): Promise<OwnPlace | undefined> {
  const parsed = placeSchema.safeParse(await readKept(store, 'crowd-place'));
  return parsed.success ? parsed.data : undefined;
}

export const writeCrowd = (store: Store, state: CrowdState, now: number): Promise<void> =>
  writeKept(store, 'crowd', state, now);

/** Nothing is compared any more. */
export async function forgetCrowd(store: Store): Promise<void> {
  for (const key of ['crowd', 'crowd-answers', 'crowd-bundle', 'crowd-networks', 'crowd-place'] as const)
    await deleteKept(store, key);
}
