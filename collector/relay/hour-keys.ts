/**
 * Keys of open hours, in this process's memory and nowhere else: with one gone, no tag of its hour can be made or checked
 * again by anybody, us included. A restart makes new ones under a new epoch, so that nothing is ever restored from a disk.
 */
import { createHmac, randomBytes } from 'node:crypto';
import { LIMITS } from '../../src/crowd/limits.ts';
import { EARLY_MS, HOUR_MS } from '../gateway/hours.ts';
import type { Prefix } from '../network/prefix.ts';
import type { Tag } from '../storage/ballot.ts';

const KEY_BYTES = 32;
const TAG_BYTES = 8;

export class HourKeys {
  private readonly epoch = randomBytes(TAG_BYTES).toString('hex');
  private readonly keys = new Map<number, Buffer>();

  /** @param start of the measured hour, UTC ms. Null where the hour is not open: there is no key for it, not even a new one. */
  tagOf(prefix: Prefix, start: number, now: number): Tag | null {
    this.forget(now);
    const end = start + HOUR_MS;
    if (now < end - EARLY_MS || now >= end + LIMITS.closesAfterMs) return null;
    const key = this.keys.get(start) ?? randomBytes(KEY_BYTES);
    this.keys.set(start, key);
    const hash = createHmac('sha256', key).update(Uint8Array.of(prefix.family)).update(prefix.bytes).digest();
    return { epoch: this.epoch, value: hash.subarray(0, TAG_BYTES).toString('hex') };
  }

  /** Overwrites keys of hours that are closed. To be called now and then, also when nobody sends. */
  forget(now: number): void {
    for (const [start, key] of this.keys)
      if (now >= start + HOUR_MS + LIMITS.closesAfterMs) {
        key.fill(0);
        this.keys.delete(start);
      }
  }

  get size(): number {
    return this.keys.size;
  }
}
