/**
 * e-BH: which of many cells may be believed at once (Wang and Ramdas 2022). Of all that are named, at most a share `alpha`
 * are wrong on average, however the cells depend on each other; one alarm alone among m needs evidence of m / alpha.
 */

/** @param logs ln of each cell's e-value; @returns the smallest ln that counts, or Infinity where none does */
export function eBhThreshold(logs: readonly number[], alpha: number): number {
  const sorted = [...logs].sort((a, b) => b - a);
  let threshold = Number.POSITIVE_INFINITY;
  sorted.forEach((log, i) => {
    const needed = Math.log(logs.length / (alpha * (i + 1)));
    if (log >= needed) threshold = needed;
  });
  return threshold;
}
