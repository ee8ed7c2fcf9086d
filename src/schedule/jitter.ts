/** Randomness of the schedule: from a given source, or fixed by a round's id so that every wake-up computes the same time. */

/** Exponential waiting time of this mean, capped at four means so that a round ends. */
export function exponential(mean: number, random: () => number): number {
  return Math.min(4 * mean, -mean * Math.log(1 - random()));
}

/** A number in [0, 1) that depends on the text alone (FNV-1a, 32 bit). */
export function fixedRandom(text: string): number {
  let hash = 0x811c9dc5;
  for (const char of text) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  // One more mix: the last characters of ids differ little, and FNV's high bits would too.
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> 0;
  return ((hash ^ (hash >>> 13)) >>> 0) / 2 ** 32;
}

/** Fisher-Yates; leaves the argument as it is. */
export function shuffled<T>(items: readonly T[], random: () => number): T[] {
  const out = [...items];
  for (let i = out.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    const [a, b] = [out[i], out[j]];
    if (a !== undefined && b !== undefined) [out[i], out[j]] = [b, a];
  }
  return out;
}
