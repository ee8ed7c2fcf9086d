/** TroubleWatch: one trouble from its first bad round on: what was said, how soon, and what the other detectors did. */
import type { Verdict } from '../../../src/verdict/verdict.ts';
import type { Latched } from '../detectors/detector.ts';
import type { Side } from '../troubles/trouble.ts';
import type { SimRound } from '../world/rounds.ts';
import { SERVICES, type Spell } from '../world/user.ts';
import { accuses, sideOf } from './side.ts';
import type { Judged } from './watch.ts';

export interface TroubleRecord {
  id: string;
  /** Rounds in which it showed; none where the computer slept all along. */
  bad: number;
  /** Something was said before it began: its delay says nothing. */
  before: boolean;
  /** Rounds from the first bad one, which counts as one; infinite where nothing was said. */
  rounds: number;
  /** A burst round came within 25 minutes of the first bad round: none does in the hours after another burst. */
  burst: boolean;
  /** From the end of the first bad round, minutes. */
  minutes: number;
  /** The computer slept within 25 minutes of the first bad round, so that nothing could be said in them. */
  slept: boolean;
  /** What was said longest of the service hit (of the line: of the line). */
  said: Side | 'none';
  /** Techniques named, in order. */
  techniques: string[];
  throttled: boolean;
  /** Rules that accused a service, of any. */
  accusedBy: string[];
  /** Rounds until the detector's alarm, as `rounds`. */
  detectors: Record<string, number>;
}

const SOON_MS = 25 * 60_000;
/** Regular rounds come 18 minutes apart at most: a longer gap is sleep. */
const LONGEST_GAP_MS = 20 * 60_000;

export class TroubleWatch {
  #rounds = 0;
  #firstEnd: number | undefined;
  #last: number | undefined;
  readonly #said = new Map<Side | 'none', number>();
  readonly #record: TroubleRecord;
  readonly #accused = new Set<string>();

  constructor(
    private readonly strike: Spell,
    private readonly detectors: ReadonlyMap<string, readonly Latched[]>,
  ) {
    const never = Number.POSITIVE_INFINITY;
    const id = strike.trouble.id;
    const silent = {
      before: false,
      slept: false,
      rounds: never,
      minutes: never,
      said: 'none',
      techniques: [],
      throttled: false,
    } as const;
    this.#record = { id, bad: 0, burst: false, ...silent, techniques: [], accusedBy: [], detectors: {} };
  }

  /** What was said in the round before: services accused then count only after a round in which they were not. */
  started(verdicts: readonly Verdict[]): void {
    this.#record.before = this.#announced(verdicts);
    for (const v of verdicts) if (accuses(v)) this.#accused.add(v.service);
  }

  round(round: SimRound, judged: Judged): void {
    const { strike } = this;
    const verdicts = judged.verdicts ?? [];
    const hit = round.samples.some(
      (s) =>
        s.at >= strike.from &&
        s.at < strike.to &&
        (strike.target ?? s.target) === s.target &&
        (strike.trouble.seenIn !== 'transfer' || s.kind === 'transfer'),
    );
    if (hit) {
      this.#record.bad++;
      this.#firstEnd ??= round.end;
    }
    if (this.#firstEnd === undefined) return;
    const gap = this.#last !== undefined && round.start - this.#last > LONGEST_GAP_MS;
    if (gap && (this.#last ?? 0) - this.#firstEnd < SOON_MS) this.#record.slept = true;
    this.#last = round.end;
    if (round.kind === 'burst' && round.start - this.#firstEnd < SOON_MS) this.#record.burst = true;
    this.#rounds++;
    if (round.start < strike.to && this.#announced(verdicts)) {
      this.#record.rounds = Math.min(this.#record.rounds, this.#rounds);
      this.#record.minutes = Math.min(this.#record.minutes, (round.end - this.#firstEnd) / 60_000);
    }
    this.#count(verdicts, round.start < strike.to);
    for (const [service, view] of judged.views) {
      if (service !== (strike.target ?? SERVICES[0])) continue;
      for (const d of this.detectors.get(service) ?? []) {
        if (d.step(view)) this.#record.detectors[d.key] ??= this.#rounds;
      }
    }
    if (judged.slow.get(strike.target ?? '')) this.#record.detectors.ours ??= this.#rounds;
  }

  /** Of the one service, or of the line. */
  #mine(verdicts: readonly Verdict[]): Verdict | undefined {
    return verdicts.find((v) => v.service === (this.strike.target ?? 'line'));
  }

  #announced(verdicts: readonly Verdict[]): boolean {
    const mine = this.#mine(verdicts);
    return mine !== undefined && (this.strike.target ? accuses(mine) : sideOf(mine) === 'line');
  }

  #count(verdicts: readonly Verdict[], lasting: boolean): void {
    const record = this.#record;
    const mine = this.#mine(verdicts);
    if (mine && lasting) {
      const side = sideOf(mine);
      this.#said.set(side, (this.#said.get(side) ?? 0) + 1);
      if (mine.technique && !record.techniques.includes(mine.technique)) record.techniques.push(mine.technique);
    }
    for (const v of verdicts) {
      if (!accuses(v)) this.#accused.delete(v.service);
      else if (!this.#accused.has(v.service) && !record.accusedBy.includes(v.rule)) record.accusedBy.push(v.rule);
      if (v.service !== 'line' && v.state === 'throttled') record.throttled = true;
    }
  }

  record(): TroubleRecord {
    const loud = [...this.#said].filter(([side]) => side !== 'none').sort((a, b) => b[1] - a[1]);
    return { ...this.#record, said: loud[0]?.[0] ?? 'none' };
  }
}
