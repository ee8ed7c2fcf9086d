/**
 * Watch: one line judged round by round through the product's own code. In most rounds nothing can be said: there a look at
 * the newest round is enough, and the histories and the rules are asked only where one of them could have something to
 * say. Every so often a user is judged whole all along, and the claim "nothing would have been said" is checked
 * (docs/evaluation.md shows the count).
 */
import type { Sample } from '../../../src/sample.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../../src/settings.ts';
import { attemptOf } from '../../../src/summary/attempt.ts';
import { KnownSamples } from '../../../src/summary/known-samples.ts';
import { median } from '../../../src/summary/quantile.ts';
import { histories, kindsOf, usualOf } from '../../../src/verdict/history.ts';
import { judgeKnown, LOOK_BACK_MS } from '../../../src/verdict/judge.ts';
import { vetoed } from '../../../src/verdict/line-veto.ts';
import { THRESHOLDS } from '../../../src/verdict/thresholds.ts';
import type { Verdict } from '../../../src/verdict/verdict.ts';
import type { RoundView } from '../detectors/detector.ts';
import { Screen } from './screen.ts';
import { accuses } from './side.ts';

export interface Judged {
  /** Our own rule for latency, by service. */
  slow: ReadonlyMap<string, boolean>;
  /** The newest round of each service as every detector sees it; absent where vetoed, unanswered or without a usual. */
  views: ReadonlyMap<string, RoundView>;
  /** What the shortcut says: no rule has anything to say of a service, or the same as in the last round judged whole. */
  shortcut?: 'quiet' | 'as before';
  /** Services that the shortcut would have accused, in a round judged whole all the same. */
  accusedBefore?: readonly string[];
  /** Absent in a quiet round that was not to be judged whole. */
  verdicts?: readonly Verdict[];
}

interface Newest extends RoundView {
  exceeds: boolean;
}

const WINDOW_MS = THRESHOLDS.baselineMs.value;
/** Share of the limit from which a round is nearly late. */
const NEARLY = 0.8;
const FAR = Math.log(THRESHOLDS.muchTimes.value);

export class Watch {
  readonly known = new KnownSamples(LOOK_BACK_MS);
  readonly #settings: Settings;
  readonly screen = new Screen();
  /** Who is slow by its history: services by id, and the line. */
  #slow: ReadonlySet<string> = new Set();
  #round = '';
  /** Controls that lost a request in it. */
  #lost: readonly string[] = [];
  /**
   * The last judgement that no shortcut could replace, how many transfers were known then if it rested on them alone, and until
   * when they are all looked at.
   */
  #said: { verdicts: readonly Verdict[]; transfers: number; until: number } = { verdicts: [], transfers: -1, until: 0 };
  /** Rounds in which histories are looked at although the newest one is not late. */
  #nearly = 0;
  /** Rounds judged whole. */
  whole = 0;

  constructor(
    private readonly services: readonly string[],
    private readonly controls: readonly string[],
    private readonly domestic: readonly string[],
  ) {
    this.#settings = { ...DEFAULT_SETTINGS, services: [...services], consentedAt: 0 };
  }

  /** Takes a round without judging it. */
  learn(samples: readonly Sample[]): void {
    this.known.add(samples);
    this.screen.add(samples);
    this.#round = samples.at(-1)?.round ?? '';
    const lost = samples.filter((s) => s.outcome === 'failed' && s.targetType === 'control');
    this.#lost = lost.flatMap((s) => (attemptOf(s)?.family === 'silence' ? s.target : []));
  }

  /** @param whole judge it whole even where it is quiet */
  judge(now: number, whole = false): Judged {
    const since = now - WINDOW_MS;
    const hit = new Set(this.#lost);
    const controls = this.controls.flatMap((id) => {
      const newest = this.#newest(id, since);
      if (newest && newest.excess > FAR) hit.add(id);
      return newest ?? [];
    });
    const line = median(controls.map((c) => c.excess)) ?? 0;
    const veto = vetoed({ value: line, hit: hit.size });
    const limit = median(controls.map((c) => c.limit)) ?? 0;
    const views = new Map<string, RoundView>();
    // An alarm can only begin in a round that exceeds; one that stands is looked at until it ends.
    // As the usual moves, a round that was nearly late may come to count as late: what follows it is looked at too.
    this.#nearly = Math.max(0, this.#nearly - 1);
    let look = this.#slow.size > 0 || line > limit;
    let learning = false;
    for (const id of this.services) {
      const own = this.#newest(id, since);
      if (own && !veto) {
        views.set(id, own);
        look ||= own.exceeds;
        if (own.excess > NEARLY * own.limit) this.#nearly = THRESHOLDS.cleanRounds.value;
      }
      // Without a history another rule looks at latency.
      learning ||= kindsOf(this.known.latency(id), since).length === 0;
    }
    if (look || this.#nearly > 0) this.#lookAtHistories(now);
    const slow = new Map(this.services.map((id) => [id, this.#slow.has(id)]));
    const loud = this.#slow.size > 0 || learning ? 'latency' : this.screen.loud(now);
    const shortcut =
      loud === undefined ? 'quiet' : loud === 'transfers' && this.#stillSaid(now) ? 'as before' : undefined;
    if (shortcut && !whole) {
      const before = shortcut === 'as before' ? { verdicts: this.#said.verdicts } : {};
      return { slow, views, shortcut, ...before };
    }
    this.whole++;
    const verdicts = this.judged(now);
    const accusedBefore = shortcut === 'as before' ? this.#said.verdicts.filter(accuses).map((v) => v.service) : [];
    // Kept where it was made for its own sake, or a check would hide what the shortcut repeats.
    if (!shortcut) {
      const transfers = loud === 'transfers' ? this.screen.transfers : -1;
      this.#said = { verdicts, transfers, until: this.screen.sameUntil(now) };
    }
    return { slow, views, verdicts, ...(shortcut && { shortcut, accusedBefore }) };
  }

  /** Whether the last judgement rested on the transfers known now. */
  #stillSaid(now: number): boolean {
    return this.#said.transfers === this.screen.transfers && now < this.#said.until;
  }

  /** The whole judgement. */
  judged(now: number): Verdict[] {
    return judgeKnown(this.known, { settings: this.#settings, now, domestic: this.domestic });
  }

  #lookAtHistories(now: number): void {
    const { line, services } = histories(this.known, this.services, this.controls, now);
    const slow = [...services].flatMap(([id, history]) => (history.slow ? id : []));
    this.#slow = new Set(line?.slow ? ['line', ...slow] : slow);
  }

  /** The newest round of a target, if it was answered in it: as seriesOf makes it, for that round alone. */
  #newest(id: string, since: number): Newest | undefined {
    let newest: Newest | undefined;
    for (const series of kindsOf(this.known.latency(id), since)) {
      const point = series.points.at(-1);
      if (point?.round !== this.#round) continue;
      const { usual, limit } = usualOf(series, since);
      const excess = point.value - usual;
      if (!newest) newest = { at: point.at, excess, limit, exceeds: excess > limit };
      else {
        newest.excess = Math.min(newest.excess, excess);
        newest.exceeds &&= excess > limit;
      }
    }
    return newest;
  }
}
