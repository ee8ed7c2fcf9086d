/** The collector and the state of uploading as they are kept. What cannot be read counts as not there: then nothing is sent. */
import { type Collector, parseCollector } from '../../src/report/collector.ts';
import { MANIFEST_TROUBLES } from '../../src/report/take-manifest.ts';
import { emptyQueue, readKept, type Store, writeKept } from '../../src/store/index.ts';
import { z } from '../../src/zod.ts';
import { forgetCrowd } from '../keep-crowd.ts';

export async function readCollector(store: Store): Promise<Collector | undefined> {
  return parseCollector(await readKept(store, 'collector'));
}

export async function writeCollector(store: Store, collector: Collector | null, now: number): Promise<void> {
  await writeKept(store, 'collector', collector, now);
}

/** Nothing waits any more and nothing will be sent; what was sent stays in the list. Figures that came with sharing go with it. */
export async function endUpload(store: Store, now: number): Promise<void> {
  const collector = await readCollector(store);
  if (collector?.upload) await writeCollector(store, { ...collector, upload: null }, now);
  await emptyQueue(store);
  await writeKept(store, 'uploading', IDLE, now);
  if (!collector?.crowd) await forgetCrowd(store);
}

/** Others' figures are not fetched by a switch of their own any more, and those that are here are dropped. */
export async function endCompare(store: Store, now: number): Promise<void> {
  const collector = await readCollector(store);
  if (collector?.crowd) await writeCollector(store, { ...collector, crowd: false }, now);
  await forgetCrowd(store);
}

const uploadingSchema = z.strictObject({
  /** Tries in a row that no relay answered. */
  failures: z.int(),
  /** UTC ms before which nothing is sent. */
  notBefore: z.int(),
  /** The same for fetching the manifest. */
  manifestFailures: z.int(),
  manifestNotBefore: z.int(),
  /** Why the last manifest that came was refused; null: none was, or none came. */
  manifestTrouble: z.nullable(z.enum(MANIFEST_TROUBLES)),
});
export type Uploading = z.infer<typeof uploadingSchema>;

const IDLE: Uploading = { failures: 0, notBefore: 0, manifestFailures: 0, manifestNotBefore: 0, manifestTrouble: null };

/** A moment further away than any back-off means that the clock was set back. */
const FARTHEST_MS = 7 * 3_600_000;

export async function readUploading(store: Store, now: number): Promise<Uploading> {
  const parsed = uploadingSchema.safeParse(await readKept(store, 'uploading'));
  if (!parsed.success) return IDLE;
  const sane = (at: number): number => (at > now + FARTHEST_MS ? 0 : at);
  const { notBefore, manifestNotBefore, ...others } = parsed.data;
  return { ...others, notBefore: sane(notBefore), manifestNotBefore: sane(manifestNotBefore) };
}

export async function writeUploading(store: Store, state: Uploading, now: number): Promise<void> {
  await writeKept(store, 'uploading', state, now);
}
