/**
 * Which samples may carry evidence. A confounded sample never counts for or against a target: it is counted apart, so that
 * a verdict can say "unknown, because of …". The order and repetition of the input do not matter.
 */
import type { Sample } from '../sample.ts';

/** Why samples were left out, in how many cases; the words of confounders, and `aborted`, `future`, `other-network`. */
export type LeftOut = Readonly<Record<string, number>>;

/** Failures that lie on this computer and say nothing of a target even where no confounder was recorded. */
const LOCAL_FAILURES: Readonly<Record<string, string>> = {
  network_down: 'offline',
  proxy_failed: 'proxy',
  blocked_by_client: 'ad-blocker',
  permission_missing: 'permission',
  interrupted: 'aborted',
};

/** Why this sample is no evidence, or undefined where it is. */
export function leftOutBecause(sample: Sample): string | undefined {
  const confounder = sample.confounders[0];
  if (confounder) return confounder;
  if (sample.outcome === 'aborted') return 'aborted';
  return sample.failure && LOCAL_FAILURES[sample.failure];
}

/** Whether a failure of this name lies on this computer. */
export function isLocal(failure: string): boolean {
  return Object.hasOwn(LOCAL_FAILURES, failure);
}

/** By time, then id; where one id came with two contents the order is still the same every time. */
function byTime(a: Sample, b: Sample): number {
  if (a.at !== b.at) return a.at - b.at;
  if (a.id !== b.id) return a.id < b.id ? -1 : 1;
  const [left, right] = [JSON.stringify(a), JSON.stringify(b)];
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Strictly later, or made at the same moment with a higher id. */
export function isAfter(b: Sample, a: Sample | undefined): boolean {
  return a === undefined || a.at < b.at || (a.at === b.at && a.id < b.id);
}

function isSorted(samples: readonly Sample[]): boolean {
  for (let i = 1; i < samples.length; i++) {
    const sample = samples[i];
    if (sample && !isAfter(sample, samples[i - 1])) return false;
  }
  return true;
}

/** In time order, each request once. Sorted input, the normal case, is only looked through. */
export function inOrder(samples: readonly Sample[]): readonly Sample[] {
  if (isSorted(samples)) return samples;
  const seen = new Set<string>();
  return samples.toSorted(byTime).filter((sample) => !seen.has(sample.id) && seen.add(sample.id));
}

/** Index of the first entry at or after `at` in a list ordered by time. */
export function firstAt(samples: readonly { at: number }[], at: number): number {
  let [low, high] = [0, samples.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((samples[middle]?.at ?? 0) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}
