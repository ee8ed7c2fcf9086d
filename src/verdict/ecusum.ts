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

/** Takes rounds one by one, in time order. */
export class ECusum {
  readonly #bets = new Float64Array(BETS.length).fill(1);
  #since: number | undefined;
  #clean = 0;
  #first: number | undefined;
  #before: Exceedance | undefined;

  /** @param threshold evidence at which it speaks; another one than the rules' is for comparing it with other detectors */
  constructor(private readonly threshold: number = THRESHOLDS.evidence.value) {}

  step(round: Exceedance): void {
    this.#gap(round.at);
    const evidence = this.#bet(round);
    const late = round.level > 0;
    this.#clean = late ? 0 : this.#clean + 1;
    if (late) this.#first ??= round.at;
    if (late && evidence >= this.threshold) this.#since ??= this.#first ?? round.at;
    if (this.#clean >= THRESHOLDS.cleanRounds.value) {
      this.#silence();
      // A new alarm needs new evidence.
      for (let i = 0; i < this.#bets.length; i++) this.#bets[i] = Math.min(this.#bets[i] ?? 1, 1);
    }
    this.#before = round;
  }

  get alarm(): Alarm {
    const since = this.#since;
    const evidence = this.#bets.reduce((sum, bet) => sum + bet / BETS.length, 0);
    return { slow: since !== undefined, ...(since !== undefined && { since }), evidence };
  }

  #silence(): void {
    this.#since = undefined;
    this.#first = undefined;
  }

  #gap(at: number): void {
    const gapMs = this.#before ? at - this.#before.at : 0;
    // After sleep or a stay elsewhere the alarm is raised anew, by a late round: what stood then need not stand now.
    if (gapMs > THRESHOLDS.freshForMs.value) this.#silence();
    if (gapMs <= GAP_MS) return;
    this.#bets.fill(1);
    this.#clean = 0;
    this.#before = undefined;
  }

  #bet(round: Exceedance): number {
    let evidence = 0;
    for (const [i, { level, share, afterClean, afterExcess }] of BETS.entries()) {
      const usual = (this.#before?.level ?? 0) >= level ? afterExcess : afterClean;
      const factor = round.level >= level ? share / usual : (1 - share) / (1 - usual);
      const bet = Math.max(this.#bets[i] ?? 1, 1) * factor;
      this.#bets[i] = bet;
      evidence += bet / BETS.length;
    }
    return evidence;
  }
}

/** Folds rounds in time order. */
export function eCusum(rounds: readonly Exceedance[]): Alarm {
  const sum = new ECusum();
  for (const round of rounds) sum.step(round);
  return sum.alarm;
}
