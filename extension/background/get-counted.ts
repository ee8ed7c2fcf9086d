/** A public file of a collector, charged to the day's bytes like a request to a service: they come over the same line. */
import { budgetUsed, chargeBytes, dayOf, getSettings, type Store } from '../../src/store/index.ts';
import { fileCost } from '../../src/wire-cost.ts';
import { getFile } from '../platform/collector-fetch.ts';

/** As getFile; what did not come costs its connection, or what was read of it. */
export async function getCounted(
  store: Store,
  url: string,
  mostBytes: number,
  allowed: readonly string[],
  signal: AbortSignal,
): Promise<Uint8Array | undefined> {
  let read = 0;
  const file = await getFile(url, mostBytes, allowed, signal, (bytes) => {
    read += bytes;
  });
  await chargeBytes(store, fileCost(url, read), Date.now());
  return file;
}

/** Whether a file of about this size may still be fetched today: where nothing is left, nothing is asked (docs/methods/schedule.md). */
export async function fitsToday(store: Store, url: string, bytes: number, now: number): Promise<boolean> {
  const { budgetBytes } = await getSettings(store, now);
  return (await budgetUsed(store, dayOf(now))) + fileCost(url, bytes) <= budgetBytes;
}
