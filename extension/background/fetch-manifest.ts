/** Gets the newest manifest from the relays and mirrors that are allowed, in random order, and checks it (take-manifest.ts). */
import type { Collector } from '../../src/report/collector.ts';
import { shuffled } from '../../src/report/deliver.ts';
import { backOffMs } from '../../src/report/send-times.ts';
import { currentKeys, type TakenManifest, takeManifest } from '../../src/report/take-manifest.ts';
import { MANIFEST_PATH } from '../../src/report/wire.ts';
import type { Store } from '../../src/store/index.ts';
import { getCounted } from './get-counted.ts';
import { readUploading, writeCollector, writeUploading } from './keep-collector.ts';

const MOST_BYTES = 65_536;
const HOUR_MS = 3_600_000;
/** A manifest is fetched anew after this; half an hour at random, so that it is no clock of this very browser. */
const EVERY_MS = 20 * HOUR_MS;
const JITTER_MS = HOUR_MS / 2;

/** @param addresses allowed ones. @returns undefined where nobody answered */
export async function fetchManifest(
  store: Store,
  addresses: readonly string[],
  known: { key?: string; serial?: number },
  signal: AbortSignal,
): Promise<TakenManifest | undefined> {
  let refused: TakenManifest | undefined;
  for (const address of shuffled(addresses, Math.random)) {
    const file = await getCounted(store, `${address}${MANIFEST_PATH}`, MOST_BYTES, addresses, signal);
    if (!file) continue;
    const taken = await takeManifest(file, { now: Date.now(), ...known });
    if ('manifest' in taken) return taken;
    refused = taken;
  }
  return refused;
}

/** Fetches the manifest where that is due, `force`d, or the last one was refused; what was known stays where it cannot be had. */
export async function refreshManifest(
  store: Store,
  collector: Collector,
  addresses: readonly string[],
  signal: AbortSignal,
  force = false,
): Promise<Collector> {
  const now = Date.now();
  const age = now - collector.fetchedAt;
  const stale = age < 0 || age > EVERY_MS + Math.random() * JITTER_MS;
  const state = await readUploading(store, now);
  const well = !stale && state.manifestTrouble === null && currentKeys(collector.manifest, now).length > 0;
  if (!force && well) return collector;
  if (now < state.manifestNotBefore) return collector;
  const { key, manifest } = collector;
  const taken = await fetchManifest(store, addresses, { key, serial: manifest.serial }, signal);
  if (taken && 'manifest' in taken) {
    const fresh = { ...collector, manifest: taken.manifest, fetchedAt: Date.now() };
    await writeCollector(store, fresh, now);
    await writeUploading(store, { ...state, manifestFailures: 0, manifestNotBefore: 0, manifestTrouble: null }, now);
    return fresh;
  }
  const manifestFailures = state.manifestFailures + 1;
  const manifestNotBefore = now + backOffMs(manifestFailures, Math.random());
  const manifestTrouble = taken?.trouble ?? null;
  await writeUploading(store, { ...state, manifestFailures, manifestNotBefore, manifestTrouble }, now);
  return collector;
}
