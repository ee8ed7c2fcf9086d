/**
 * Counts by 64-bit fingerprint in flat arrays: nine bytes an entry where a Map needs a hundred, since a busy hour has
 * millions. A fingerprint must come from a hash: two that collide are one entry (by chance once in 10^5 hours of 10^7).
 */

const FIRST_SIZE = 1 << 10;
/** Beyond this share of filled places probing gets long. */
const FULL = 0.6;

export class Fingerprints {
  private high = new Uint32Array(FIRST_SIZE);
  private low = new Uint32Array(FIRST_SIZE);
  /** 0: as if never added. A place once taken stays taken until the arrays grow, so that probing never ends early. */
  private counts = new Uint8Array(FIRST_SIZE);
  private taken = new Uint8Array(FIRST_SIZE);
  private filled = 0;

  count(high: number, low: number): number {
    return this.counts[this.place(high, low)] ?? 0;
  }

  /** @returns the count after; it stops at 255 */
  add(high: number, low: number): number {
    let at = this.place(high, low);
    if (!this.taken[at]) {
      if (this.filled + 1 > this.taken.length * FULL) {
        this.grow();
        at = this.place(high, low);
      }
      this.filled += 1;
      this.taken[at] = 1;
      this.high[at] = high;
      this.low[at] = low;
      this.counts[at] = 0;
    }
    const next = Math.min((this.counts[at] ?? 0) + 1, 255);
    this.counts[at] = next;
    return next;
  }

  /** Takes one `add` back: what it counted was not stored after all. */
  remove(high: number, low: number): void {
    const at = this.place(high, low);
    this.counts[at] = Math.max((this.counts[at] ?? 0) - 1, 0);
  }

  private place(high: number, low: number): number {
    const mask = this.taken.length - 1;
    let at = (low ^ Math.imul(high, 0x9e3779b1)) & mask;
    while (this.taken[at] && (this.high[at] !== high >>> 0 || this.low[at] !== low >>> 0)) at = (at + 1) & mask;
    return at;
  }

  private grow(): void {
    const before = { high: this.high, low: this.low, counts: this.counts, taken: this.taken };
    const size = before.taken.length * 2;
    this.high = new Uint32Array(size);
    this.low = new Uint32Array(size);
    this.counts = new Uint8Array(size);
    this.taken = new Uint8Array(size);
    this.filled = 0;
    for (let i = 0; i < before.taken.length; i += 1) {
      const count = before.counts[i] ?? 0;
      if (count === 0) continue;
      const at = this.place(before.high[i] ?? 0, before.low[i] ?? 0);
      this.taken[at] = 1;
      this.high[at] = before.high[i] ?? 0;
      this.low[at] = before.low[i] ?? 0;
      this.counts[at] = count;
      this.filled += 1;
    }
  }
}

/** The first 64 bits of a hash in hex. */
export function fingerprintOf(hex: string): [high: number, low: number] {
  return [Number.parseInt(hex.slice(0, 8), 16), Number.parseInt(hex.slice(8, 16), 16)];
}
