/**
 * e-CUSUM: sequential evidence that rounds exceed their usual more often than they should (Shin, Ramdas, Rinaldo 2023,
 * "E-detectors"). Each round multiplies some bets by a Bernoulli likelihood ratio; a bet never falls below one, so that
 * long quiet times cost nothing. With E[factor] <= 1 while all is usual, false alarms come at most every `evidence` rounds.
 * Bets are laid at several levels of lateness: the later the answers, the fewer rounds it takes.
 */
import { THRESHOLDS } from './thresholds.ts';

export interface Exceedance {
  at: number;
  /** How many of LEVELS the round exceeds; 0: as usual. */
  level: number;
}

export interface Alarm {
  /** An alarm stands at the end of the list. */
  slow: boolean;
  /** UTC ms of the first exceeding round of the standing alarm. */
  since?: number;
  /** Mean of the bets at the end. */
  evidence: number;
}

/** Shares of exceeding rounds that are bet on. */
const SHARES = [0.4, 0.7, 0.95];

/**
 * Levels: ln above the usual (the first is the target's own limit), and upper bounds of the usual share of rounds above it,
 * after a round below it and after one above. The first: 0.05 to 0.16 measured on homes. The others: of single requests 0.2
 * to 1.2 % are later than twice the usual there, of rounds, whose least late request counts, far fewer.
 */
const LEVELS = [
  { above: 0, afterClean: 0.05, afterExcess: 0.2 },
  { above: Math.log(THRESHOLDS.muchTimes.value), afterClean: 0.02, afterExcess: 0.1 },
  { above: Math.log(THRESHOLDS.farTimes.value), afterClean: 0.005, afterExcess: 0.1 },
];
const BETS = LEVELS.flatMap(({ afterClean, afterExcess }, level) =>
  SHARES.map((share) => ({ level: level + 1, share, afterClean, afterExcess })),
);

/** A longer gap ends the evidence: what is true now need not go on from yesterday. */
const GAP_MS = 24 * 3_600_000;

/** @param excess ln above the usual; @param limit ln above the usual that counts as exceeding it */
export function levelOf(excess: number, limit: number): number {
  if (excess <= limit) return 0;
  return 1 + LEVELS.slice(1).filter(({ above }) => excess > Math.max(above, limit)).length;
}

/** Folds rounds in time order. */
export function eCusum(rounds: readonly Exceedance[]): Alarm {
  const bets = new Float64Array(BETS.length).fill(1);
  let alarm: { since: number } | undefined;
  let clean = 0;
  let first: number | undefined;
  let before: Exceedance | undefined;
  for (const round of rounds) {
    if (before && round.at - before.at > GAP_MS) {
      bets.fill(1);
      alarm = undefined;
      first = undefined;
      clean = 0;
      before = undefined;
    } else if (before && round.at - before.at > THRESHOLDS.freshForMs.value) {
      // After sleep or a stay elsewhere the alarm is raised anew, by a late round: what stood then need not stand now.
      alarm = undefined;
      first = undefined;
    }
    let evidence = 0;
    for (const [i, { level, share, afterClean, afterExcess }] of BETS.entries()) {
      const usual = (before?.level ?? 0) >= level ? afterExcess : afterClean;
      const factor = round.level >= level ? share / usual : (1 - share) / (1 - usual);
      const bet = Math.max(bets[i] ?? 1, 1) * factor;
      bets[i] = bet;
      evidence += bet / bets.length;
    }
    clean = round.level > 0 ? 0 : clean + 1;
    if (round.level > 0) first ??= round.at;
    if (round.level > 0 && evidence >= THRESHOLDS.evidence.value) alarm ??= { since: first ?? round.at };
    if (clean >= THRESHOLDS.cleanRounds.value) {
      alarm = undefined;
      first = undefined;
      // A new alarm needs new evidence.
      for (let i = 0; i < bets.length; i++) bets[i] = Math.min(bets[i] ?? 1, 1);
    }
    before = round;
  }
  const evidence = bets.reduce((sum, bet) => sum + bet / bets.length, 0);
  return { slow: alarm !== undefined, ...(alarm && { since: alarm.since }), evidence };
}
