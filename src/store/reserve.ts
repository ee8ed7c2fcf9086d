/**
 * A megabyte kept free for the day on which there is no room. Measured in Chromium: once an origin is at its quota every
 * write is refused, however much the same transaction deletes, and deleted records give no room until LevelDB compacts
 * them, hours later. So the summary of an hour could not be written just when it is needed. A value this large is a file
 * of its own (Chromium above 64 kB, Firefox above 1 MB): deleting it is always allowed and frees its bytes at once.
 */
import type { Store } from './schema.ts';
import { isQuotaError } from './store-error.ts';
import { transact } from './transact.ts';

const RESERVE_BYTES = 1_100_000;

/** Puts the reserve in its place if it is not there. False when there is no room for it now: try again later. */
export async function keepReserve(store: Store): Promise<boolean> {
  if ((await store.getKey('kept', 'reserve')) !== undefined) return true;
  try {
    await transact(store, ['kept'], async (tx) => {
      await tx.store.put(noise(RESERVE_BYTES), 'reserve');
    });
    return true;
  } catch (error) {
    if (isQuotaError(error)) return false;
    throw error;
  }
}

/** Gives the reserve up; false when it was given up before. */
export async function releaseReserve(store: Store): Promise<boolean> {
  return transact(store, ['kept'], async (tx) => {
    if ((await tx.store.getKey('reserve')) === undefined) return false;
    await tx.store.delete('reserve');
    return true;
  });
}

/** Bytes that do not compress (Firefox compresses what it stores), by xorshift32: no randomness is needed. */
function noise(bytes: number): Uint8Array {
  const words = new Uint32Array(Math.ceil(bytes / 4));
  let x = 0x9e3779b9;
  for (let i = 0; i < words.length; i += 1) {
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    words[i] = x;
  }
  return new Uint8Array(words.buffer);
}
