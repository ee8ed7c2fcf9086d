/**
 * Vote: what one report, and then one prefix tag, says of a service in an hour. A tag has one vote however many reports it
 * sends: three bad reports of one network are one voice, not three.
 */
import type { ReportRounds } from '../report/report.ts';

/** From good to bad, then the two that say nothing of the service. Stored by their place in this list: append only. */
export const VOTES = ['ok', 'slow', 'throttled', 'failed', 'line-bad', 'learning'] as const;
export type Vote = (typeof VOTES)[number];

/** How often each: rounds of a report, reports of a tag, tags of a cell. */
export type Tally = Record<Vote, number>;

/** From the weakest claim to the strongest: of equals the weaker is believed. */
const BAD = ['slow', 'throttled', 'failed'] as const;
export type BadVote = (typeof BAD)[number];

export function tallyOf(votes: Partial<Tally>): Tally {
  return { ok: 0, slow: 0, throttled: 0, failed: 0, 'line-bad': 0, learning: 0, ...votes };
}

export const badOf = (tally: Pick<Tally, BadVote>): number => tally.slow + tally.throttled + tally.failed;
/** Those that say something of the service: a bad line and a device that still learns do not. */
export const votingOf = (tally: Pick<Tally, BadVote | 'ok'>): number => tally.ok + badOf(tally);

/** The claim that most of the bad make; undefined where none is bad. */
export function worstOf(tally: Pick<Tally, BadVote>): BadVote | undefined {
  const most = Math.max(...BAD.map((vote) => tally[vote]));
  return most > 0 ? BAD.find((vote) => tally[vote] === most) : undefined;
}

/** The claim that most of several cells make. */
export function mostOften(claims: readonly (BadVote | undefined)[]): BadVote | undefined {
  const count = (vote: BadVote): number => claims.filter((claim) => claim === vote).length;
  return worstOf({ slow: count('slow'), throttled: count('throttled'), failed: count('failed') });
}

export function addTallies(a: Tally, b: Tally): Tally {
  const sum = tallyOf({});
  for (const vote of VOTES) sum[vote] = a[vote] + b[vote];
  return sum;
}

/**
 * The majority: of a report's rounds, and of a tag's reports. Half and half is no majority: then it is "ok", since one bad
 * report beside a good one is more likely one bad line.
 */
export function voteOf(tally: Tally): Vote {
  const voting = votingOf(tally);
  if (voting === 0 || voting < tally['line-bad']) return tally['line-bad'] > 0 ? 'line-bad' : 'learning';
  return 2 * badOf(tally) > voting ? (worstOf(tally) ?? 'ok') : 'ok';
}

export function voteOfRounds({ lineBad, ...rounds }: ReportRounds): Vote {
  return voteOf({ ...rounds, 'line-bad': lineBad });
}
