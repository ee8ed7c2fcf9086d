/** What the votes of one cell allow to say, by one-sided bounds of the share: "most" and "few" cannot both be true. */
import { LIMITS } from './limits.ts';
import { lowerBound, upperBound } from './share-bounds.ts';

/**
 * `most`: over half of the provider has it. `part`: more than a tenth, and more than usual. `few`: under a third, so whoever
 * has it is rather alone. `unclear`: too few votes to say any of these.
 */
export const LABELS = ['most', 'part', 'few', 'unclear'] as const;
export type Label = (typeof LABELS)[number];

/** @param believed the evidence of this cell passed e-BH */
export function labelOf(bad: number, total: number, believed: boolean): Label {
  if (total < LIMITS.leastNetworks) return 'unclear';
  const atLeast = believed ? lowerBound(bad, total) : 0;
  if (atLeast > LIMITS.most) return 'most';
  if (atLeast > LIMITS.part) return 'part';
  return upperBound(bad, total) < LIMITS.few ? 'few' : 'unclear';
}
