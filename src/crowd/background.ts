/**
 * Background: the share of bad votes that is usual for one service at one provider, remembered over about 28 days, apart for
 * each quarter of the day, since evenings are busy. Hours in which the cell looked unusual are not learned from: a trouble
 * that lasts must not become the usual.
 */
import { LIMITS } from './limits.ts';
import { upperBound } from './share-bounds.ts';

const HOUR_MS = 3_600_000;
const QUARTERS = 4;
/** Weight kept from day to day: half of it after a fortnight, an eighth after 42 days. */
const KEPT_A_DAY = 0.5 ** (1 / 14);
/** Votes of one quarter-day are the same people hour after hour: six hours count as one hour's votes. */
const HOURS_ALIKE = 24 / QUARTERS;
/** Votes without which a bound would say more of their number than of the network. */
const LEAST_VOTES = 100;
/** Where nothing at all is known of how often this service looks bad. */
const UNKNOWN_SHARE = 0.2;

export interface Background {
  /** UTC ms of the last learned hour; 0 before the first. */
  at: number;
  /** Bad votes, all votes and hours, by quarter of the UTC day, fading. */
  bad: readonly number[];
  total: readonly number[];
  hours: readonly number[];
}

const NONE = Array<number>(QUARTERS).fill(0);
export const NO_BACKGROUND: Background = { at: 0, bad: NONE, total: NONE, hours: NONE };

const quarterOf = (hour: number): number => Math.floor(((hour / HOUR_MS) % 24) / HOURS_ALIKE);

export function learn(background: Background, hour: number, bad: number, total: number): Background {
  const days = background.at === 0 ? 0 : Math.max(0, hour - background.at) / (24 * HOUR_MS);
  const [kept, quarter] = [KEPT_A_DAY ** days, quarterOf(hour)];
  const add = (values: readonly number[], more: number): number[] =>
    values.map((value, i) => value * kept + (i === quarter ? more : 0));
  const { bad: bads, total: totals, hours } = background;
  return { at: Math.max(hour, background.at), bad: add(bads, bad), total: add(totals, total), hours: add(hours, 1) };
}

/**
 * The highest share of bad votes that still counts as usual: q of the evidence, never below the least. A network without a
 * past is measured by the `pool` of all others for this service.
 */
export function usualShare(own: Background, pool: Background, hour: number): number {
  const bound = boundAt(own, hour) ?? boundAt(pool, hour);
  return bound === undefined ? UNKNOWN_SHARE : shareAbove(bound);
}

/** The same from a plain count of votes that were cast while nothing was wrong. */
export const usualShareOf = (bad: number, total: number): number => shareAbove(upperBound(bad, total));

const shareAbove = (bound: number): number =>
  Math.min(0.99, Math.max(LIMITS.leastBackground, LIMITS.backgroundTimes * bound));

/** The usual share itself, for this quarter of the day; the pool's where the place is new. */
export function usualMean(own: Background, pool: Background, hour: number): number {
  const quarter = quarterOf(hour);
  const known = [own, pool].find(({ total }) => (total[quarter] ?? 0) / HOURS_ALIKE >= LEAST_VOTES);
  return known === undefined ? UNKNOWN_SHARE : (known.bad[quarter] ?? 0) / (known.total[quarter] ?? 1);
}

/** Voting tags usual in an hour of this quarter of the day; undefined before two days are known. */
export function usualVotes({ total, hours }: Background, hour: number): number | undefined {
  const quarter = quarterOf(hour);
  const seen = hours[quarter] ?? 0;
  return seen < 2 * HOURS_ALIKE - 1 ? undefined : (total[quarter] ?? 0) / seen;
}

/** The worse of the quarter's bound and the whole day's. */
function boundAt({ bad, total }: Background, hour: number): number | undefined {
  const quarter = quarterOf(hour);
  const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
  const bounds = [boundOf(bad[quarter] ?? 0, total[quarter] ?? 0), boundOf(sum(bad), sum(total))];
  const known = bounds.filter((bound) => bound !== undefined);
  return known.length === 0 ? undefined : Math.max(...known);
}

function boundOf(bad: number, total: number): number | undefined {
  const votes = total / HOURS_ALIKE;
  return votes < LEAST_VOTES ? undefined : upperBound(bad / HOURS_ALIKE, votes);
}
