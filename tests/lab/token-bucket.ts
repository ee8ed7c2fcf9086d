/**
 * Token bucket (RFC 2697 in its simplest form: one rate, one burst). Pure: the caller brings the time.
 * Long-run throughput is the rate exactly: tokens gather by the clock, and a timer that comes late on a busy machine costs
 * none while somebody waits.
 */

const LEAST_BYTES = 200;
/** How late a timer may be without throughput falling short; it also bounds the burst after a waiter that went away. */
const LATE_MS = 500;

export class TokenBucket {
  readonly #bytesPerMs: number;
  readonly #cap: number;
  readonly #rtoMs: number;
  #tokens: number;
  #at: number;
  #silentUntil = 0;
  /** When somebody who waits will ask again; null: nobody waits. */
  #dueAt: number | null = null;

  /** `rtoMs` 0: hold (release as tokens come). Above 0: an empty bucket is silent for so long (see Police). */
  constructor(kbps: number, burstBytes: number, rtoMs: number, now: number) {
    this.#bytesPerMs = kbps / 8;
    // A cap below what gathers in one pause would throw tokens away and fall short of the nominal rate.
    this.#cap = Math.max(burstBytes, this.#bytesPerMs * rtoMs, 1500);
    this.#rtoMs = rtoMs;
    this.#tokens = burstBytes;
    this.#at = now;
  }

  /**
   * Bytes that may pass now, at most `want`; does not spend them. Holding lets whole segments go; a policer passes what fits
   * into the bucket, so that nothing worth naming is left in it at the end of a burst.
   */
  available(want: number, now: number): number {
    const late = this.#dueAt === null ? 0 : Math.min(LATE_MS, Math.max(0, now - this.#dueAt));
    const cap = this.#cap + late * this.#bytesPerMs;
    // What gathered beyond the cap while a timer was late stays until it is spent.
    this.#tokens = Math.max(this.#tokens, Math.min(cap, this.#tokens + (now - this.#at) * this.#bytesPerMs));
    this.#at = now;
    if (now < this.#silentUntil) return 0;
    this.#dueAt = null;
    const least = this.#rtoMs === 0 ? want : Math.min(want, LEAST_BYTES);
    return this.#tokens >= least ? Math.min(want, Math.floor(this.#tokens)) : 0;
  }

  spend(bytes: number): void {
    this.#tokens -= bytes;
  }

  /** How long until `want` bytes may pass. In drop mode asking in vain is what the dropped segment was. */
  waitMs(want: number, now: number): number {
    if (now < this.#silentUntil) return this.#silentUntil - now;
    const gathering = Math.max(0, (want - this.#tokens) / this.#bytesPerMs);
    if (this.#rtoMs > 0) this.#silentUntil = now + Math.max(this.#rtoMs, gathering);
    this.#dueAt = now + Math.max(this.#rtoMs, gathering);
    return this.#dueAt - now;
  }
}
