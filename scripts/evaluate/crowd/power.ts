/** How many networks it takes, computed exactly from the binomial distribution: no chance, no data. */
import { logEvidence } from '../../../src/crowd/evidence.ts';
import { LIMITS } from '../../../src/crowd/limits.ts';

const POWER = 0.9;
const MOST = 200;

/** The fewest networks (five at least) with which a trouble of this share passes this evidence nine times in ten. */
export function networksFor(share: number, evidence: number): number {
  for (let n: number = LIMITS.leastNetworks; n <= MOST; n += 1) {
    if (power(n, share, evidence) >= POWER) return n;
  }
  return Number.POSITIVE_INFINITY;
}

function power(n: number, share: number, evidence: number): number {
  let chance = (1 - share) ** n;
  let sum = 0;
  for (let k = 0; k <= n; k += 1) {
    if (logEvidence(k, n, LIMITS.leastBackground) >= Math.log(evidence)) sum += chance;
    chance *= ((n - k) * share) / ((k + 1) * (1 - share));
  }
  return sum;
}
