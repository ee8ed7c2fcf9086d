/**
 * How many files of browser tests run at a time. What is measured there is the extension's own times: where three browsers get too little
 * of two slow cores, every line is slow, and the extension rightly says so. Machines that all call themselves "2 cores" differ fourfold,
 * by how long they wait for their memory more than by how fast they count.
 */

const MOST = 3;
/** A look at memory that no cache holds, where three at a time are no trouble, ns. */
const ROOMY_NS = 120;
/** Numbers of four bytes: more than the caches of a processor. */
const LENGTH = 2 ** 24;
const LOOKS = 500_000;

/** Each look says where the next one is, so that none can be made ahead. The best of three, ns: what else runs only makes it longer. */
export function lookNs(): number {
  // Odd steps of any size go through all places of a power of two before one comes again.
  const next = Int32Array.from({ length: LENGTH }, (_, i) => (i + 7_919_777) % LENGTH);
  const times = [0, 1, 2].map((first) => {
    const start = performance.now();
    let at = first;
    for (let i = 0; i < LOOKS; i += 1) at = next[at] ?? 0;
    return at < 0 ? 0 : ((performance.now() - start) / LOOKS) * 1e6;
  });
  return Math.min(...times);
}

/** @param ns that a look took */
export const browsersAtOnce = (ns = lookNs()): number =>
  Math.max(1, Math.min(MOST, Math.round((MOST * ROOMY_NS) / ns)));
