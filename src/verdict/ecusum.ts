/**
 * e-CUSUM: sequential evidence that rounds exceed their usual more often than they should (Shin, Ramdas, Rinaldo 2023,
 * "E-detectors"). Each round multiplies three bets by a Bernoulli likelihood ratio; a bet never falls below one, so that
 * long quiet times cost nothing. With E[factor] <= 1 while all is usual, false alarms come at most every `evidence` rounds.
 */
import { THRESHOLDS } from './thresholds.ts';

export interface Exceedance {
  at: number;
  exceeds: boolean;
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
/** Upper bounds of the usual share: after a clean round, and after one that exceeded (0.05 to 0.16 measured on homes). */
const USUAL_AFTER_CLEAN = 0.05;
const USUAL_AFTER_EXCESS = 0.2;
/** A longer gap ends the evidence: what is true now need not go on from yesterday. */
const GAP_MS = 24 * 3_600_000;

/** Folds rounds in time order. */
export function eCusum(rounds: readonly Exceedance[]): Alarm {
  const bets = Float64Array.of(1, 1, 1);
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
    }
    const usual = before?.exceeds ? USUAL_AFTER_EXCESS : USUAL_AFTER_CLEAN;
    let evidence = 0;
    for (let i = 0; i < bets.length; i++) {
      const share = SHARES[i] ?? usual;
      const factor = round.exceeds ? share / usual : (1 - share) / (1 - usual);
      const bet = Math.max(bets[i] ?? 1, 1) * factor;
      bets[i] = bet;
      evidence += bet / bets.length;
    }
    clean = round.exceeds ? 0 : clean + 1;
    if (round.exceeds) first ??= round.at;
    if (evidence >= THRESHOLDS.evidence.value) alarm ??= { since: first ?? round.at };
    if (clean >= THRESHOLDS.cleanRounds.value) {
      alarm = undefined;
      first = undefined;
      // A new alarm needs new evidence.
      for (let i = 0; i < bets.length; i++) bets[i] = Math.min(bets[i] ?? 1, 1);
    }
    before = round;
  }
  return {
    slow: alarm !== undefined,
    ...(alarm && { since: alarm.since }),
    evidence: bets.reduce((sum, bet) => sum + bet / bets.length, 0),
  };
}
