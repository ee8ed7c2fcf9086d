/**
 * Slow transfers against the service's own earlier ones on this network: what it shows here now and then in its ordinary
 * days is no news, however it compares with the controls. Where nearly all of the days were so, it is no "now and then".
 */
import { THRESHOLDS } from './thresholds.ts';
import { type Compared, isFaster, standing } from './transfers.ts';

export interface Run {
  /** Of the days before, and the last ones; in time order. */
  earlier: readonly Compared[];
  compared: readonly Compared[];
  /** Those of the last ones that speak for the trouble. */
  held: readonly Compared[];
  /** Whether an earlier one would have spoken for it too. */
  alike: (c: Compared) => boolean;
  /** As standing() has it. */
  against?: typeof isFaster;
  /** What an ordinary day shows now and then, and how often clean networks show it. */
  seen?: (c: Compared) => boolean;
  byChance?: number;
}

/** Share of regular transfers that were so; where few are known it is drawn towards that of clean networks. */
function shareOf(before: readonly Compared[], { seen = (c) => c.slow, byChance }: Run): number {
  const regular = before.filter((c) => c.fact.regular);
  return (regular.filter(seen).length + (byChance ?? THRESHOLDS.slowByChance.value)) / (regular.length + 1);
}

/** Whether so many in a row are more than the days before them explain. */
export function isNews(run: Run): boolean {
  const { earlier, compared, held, alike, against = isFaster } = run;
  const all = [...earlier, ...compared];
  let from = all.findIndex((c) => held.includes(c));
  if (from < 0) return false;
  let length = standing(compared, held, against);
  for (let before = all[from - 1]; before && alike(before); before = all[from - 1]) {
    length++;
    from--;
  }
  if (shareOf(all.slice(0, from), run) ** length <= THRESHOLDS.lossOdds.value) return true;
  const since = all.slice(all.findIndex((c) => held.includes(c) || alike(c)));
  const otherwise = since.filter((c) => !held.includes(c) && !alike(c)).length;
  return otherwise <= since.length * THRESHOLDS.nowAndThen.value;
}
