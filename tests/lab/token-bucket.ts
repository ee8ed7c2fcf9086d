/**
 * Token bucket (RFC 2697 in its simplest form: one rate, one burst). Pure: the caller brings the time.
 * Long-run throughput is the rate exactly, since tokens gather by the clock and a late timer loses none below the cap.
 */
/** How late a timer may be on a busy machine. */
const TIMER_SLACK_MS = 25;
const LEAST_BYTES = 200;

export class TokenBucket {
  readonly #bytesPerMs: number;
  readonly #cap: number;
  readonly #rtoMs: number;
  #tokens: number;
  #at: number;
  #silentUntil = 0;

  /** `rtoMs` 0: hold (release as tokens come). Above 0: an empty bucket is silent for so long (see Police). */
  constructor(kbps: number, burstBytes: number, rtoMs: number, now: number) {
    this.#bytesPerMs = kbps / 8;
    // A cap below what gathers in one pause would throw tokens away and fall short of the nominal rate.
    this.#cap = Math.max(burstBytes, this.#bytesPerMs * (rtoMs + TIMER_SLACK_MS), 1500);
    this.#rtoMs = rtoMs;
    this.#tokens = burstBytes;
    this.#at = now;
  }

  /**
   * Bytes that may pass now, at most `want`; does not spend them. Holding lets whole segments go; a policer passes what fits
   * into the bucket, so that nothing worth naming is left in it at the end of a burst.
   */
  available(want: number, now: number): number {
    this.#tokens = Math.min(this.#cap, this.#tokens + (now - this.#at) * this.#bytesPerMs);
    this.#at = now;
    if (now < this.#silentUntil) return 0;
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
    if (this.#rtoMs === 0) return gathering;
    this.#silentUntil = now + Math.max(this.#rtoMs, gathering);
    return this.#silentUntil - now;
  }
}
