/**
 * Fetches the crowd's figures: the whole bundle and the table of networks, the same for everybody, at random times, through
 * the same gates as uploads (uploading.ts). Nothing that is asked says which service or provider is looked at.
 */
import { BUNDLE_PATH, NETWORKS_PATH } from '../../src/crowd/bundle.ts';
import { nextFetch } from '../../src/crowd/next-fetch.ts';
import { unpackNetworks, verified } from '../../src/crowd/open-bundle.ts';
import { type BundleTrouble, bundleKeysOf, type TakenBundle, takeBundle } from '../../src/crowd/take-bundle.ts';
import { type Collector, mayUpload } from '../../src/report/collector.ts';
import { shuffled } from '../../src/report/deliver.ts';
import { startOfReportHour } from '../../src/report/report-hour.ts';
import { backOffMs } from '../../src/report/send-times.ts';
import { type Store, writeKept } from '../../src/store/index.ts';
import { readCrowd, readFileKept, writeCrowd } from '../keep-crowd.ts';
import { savesData } from '../platform/save-data.ts';
import { refreshManifest } from './fetch-manifest.ts';
import { fitsToday, getCounted } from './get-counted.ts';
import { compareAnew } from './own-provider.ts';

/** Of twelve services at a thousand providers it has a tenth; the table has 400 KB at most. */
const MOST_BUNDLE_BYTES = 2_000_000;
const MOST_NETWORKS_BYTES = 1_000_000;

/** A switch of its own, or with sharing. */
export const mayCompare = (collector: Collector): boolean => collector.crowd || mayUpload(collector);

interface Fetching {
  store: Store;
  /** Relays and mirrors that the browser lets us reach. */
  addresses: readonly string[];
  signal: AbortSignal;
}

async function fetchBundle({ store, addresses, signal }: Fetching, collector: Collector): Promise<TakenBundle> {
  const keys = bundleKeysOf(collector.manifest);
  const kept = await readFileKept(store, 'crowd-bundle');
  const known = kept && startOfReportHour(kept.date);
  let refused: TakenBundle = { trouble: 'no-answer' };
  for (const address of shuffled(addresses, Math.random)) {
    const file = await getCounted(store, `${address}${BUNDLE_PATH}`, MOST_BUNDLE_BYTES, addresses, signal);
    if (!file) continue;
    const taken = await takeBundle(file, keys, { now: Date.now(), known });
    // A mirror may lag behind, or lie: the next one is asked.
    if ('bundle' in taken) return taken;
    refused = taken;
  }
  return refused;
}

/** The table of another date than the kept one. Where it cannot be had, the older one goes on. */
async function fetchNetworks(fetching: Fetching, collector: Collector, date: string): Promise<void> {
  const { store, addresses, signal } = fetching;
  const kept = await readFileKept(store, 'crowd-networks');
  if (kept?.date === date) return;
  if (!(await fitsToday(store, collector.relays[0] ?? '', kept?.content.length ?? 0, Date.now()))) return;
  for (const address of shuffled(addresses, Math.random)) {
    const file = await getCounted(store, `${address}${NETWORKS_PATH}`, MOST_NETWORKS_BYTES, addresses, signal);
    const content = file && (await verified(file, bundleKeysOf(collector.manifest)));
    const opened = content && (await unpackNetworks(content));
    if (!content || !opened || 'problem' in opened || opened.value.madeOn !== date) continue;
    return writeKept(store, 'crowd-networks', { date, content }, Date.now());
  }
}

async function failed(store: Store, trouble: BundleTrouble, detail: string | undefined): Promise<number> {
  const now = Date.now();
  const state = await readCrowd(store, now);
  const failures = state.failures + 1;
  const notBefore = now + backOffMs(failures, Math.random());
  await writeCrowd(store, { ...state, failures, notBefore, trouble, detail: detail ?? null }, now);
  return notBefore;
}

/** The next bundle is likely as large as the last. */
async function fits(store: Store, { relays: [relay = ''] }: Collector): Promise<boolean> {
  return fitsToday(store, relay, (await readFileKept(store, 'crowd-bundle'))?.content.length ?? 0, Date.now());
}

/** What is here goes on, with its age. Looked at again by the usual clock, or sooner where the person allows more. */
async function rest(store: Store): Promise<{ at: number; news: boolean }> {
  const now = Date.now();
  const state = await readCrowd(store, now);
  const news = state.trouble !== 'budget';
  if (news) await writeCrowd(store, { ...state, trouble: 'budget', detail: null }, now);
  return { at: nextFetch(now, savesData(), Math.random()), news };
}

/** @returns when to look again, UTC ms, and whether pages have something new to show */
export async function fetchCrowd(fetching: Fetching, known: Collector): Promise<{ at: number; news: boolean }> {
  const { store, addresses, signal } = fetching;
  const { notBefore } = await readCrowd(store, Date.now());
  if (notBefore > Date.now()) return { at: notBefore, news: false };
  if (!(await fits(store, known))) return rest(store);
  let collector = await refreshManifest(store, known, addresses, signal);
  let taken = await fetchBundle(fetching, collector);
  if ('trouble' in taken && taken.trouble === 'signature') {
    // The key may have turned since the manifest was fetched.
    const { serial } = collector.manifest;
    collector = await refreshManifest(store, collector, addresses, signal, true);
    if (collector.manifest.serial > serial) taken = await fetchBundle(fetching, collector);
  }
  if (signal.aborted) return { at: Date.now(), news: false };
  if ('trouble' in taken) return { at: await failed(store, taken.trouble, taken.detail), news: true };
  const now = Date.now();
  const { bundle, content } = taken;
  await writeKept(store, 'crowd-bundle', { date: bundle.hour, content }, now);
  if (bundle.networks !== null) await fetchNetworks(fetching, collector, bundle.networks);
  const at = nextFetch(now, savesData(), Math.random());
  const state = await readCrowd(store, now);
  const fetched = { notBefore: at, failures: 0, trouble: null, detail: null, fetchedAt: now };
  await writeCrowd(store, { ...state, ...fetched }, now);
  await compareAnew(store, now);
  return { at, news: true };
}
