/**
 * What was said of each service after each round of an hour, as the words of a report. The same code as the live verdict,
 * with the history that was known then; `unknown` is no judgement and gives no entry.
 */
import type { JudgedRound } from '../report/anonymize.ts';
import type { Sample } from '../sample.ts';
import type { Settings } from '../settings.ts';
import { KnownSamples } from '../summary/known-samples.ts';
import { firstAt, inOrder } from '../summary/usable.ts';
import { judgeKnown } from './judge.ts';
import type { State } from './verdict.ts';

const JUDGEMENTS: Readonly<Record<State, JudgedRound['judgement'] | undefined>> = {
  ok: 'ok',
  slow: 'slow',
  throttled: 'throttled',
  blocked: 'failed',
  unreachable: 'failed',
  outage: 'failed',
  'own-line': 'lineBad',
  'domestic-only': 'lineBad',
  portal: 'lineBad',
  offline: 'lineBad',
  learning: 'learning',
  paused: undefined,
  unknown: undefined,
};

export interface JudgedRoundsInput {
  /** With the history a judgement looks back on (LOOK_BACK_MS), in any order. */
  samples: readonly Sample[];
  settings: Settings;
  /** Rounds that began in [from, to), UTC ms. */
  from: number;
  to: number;
  domestic?: readonly string[];
}

interface Span {
  round: string;
  begin: number;
  end: number;
}

function spansOf(samples: readonly Sample[]): Span[] {
  const spans = new Map<string, Span>();
  for (const { round, at, timings } of samples) {
    const end = at + Math.ceil(timings.totalMs);
    const before = spans.get(round);
    spans.set(round, { round, begin: before?.begin ?? at, end: Math.max(before?.end ?? end, end) });
  }
  return [...spans.values()];
}

export function judgedRounds(input: JudgedRoundsInput): JudgedRound[] {
  const samples = inOrder(input.samples);
  const wanted = spansOf(samples)
    .filter(({ begin }) => begin >= input.from && begin < input.to)
    .sort((a, b) => a.end - b.end);
  // A pause that began since says nothing of rounds that were made before it.
  const settings: Settings = { ...input.settings, pausedUntil: null };
  const known = new KnownSamples();
  const judged: JudgedRound[] = [];
  let next = 0;
  for (const { round, end } of wanted) {
    const until = firstAt(samples, end + 1);
    known.add(samples.slice(next, until));
    next = until;
    const asked = new Set(samples.filter((s) => s.round === round).map((s) => s.target));
    for (const { service, state } of judgeKnown(known, {
      settings,
      now: end,
      ...(input.domestic && { domestic: input.domestic }),
    })) {
      const judgement = JUDGEMENTS[state];
      if (judgement && asked.has(service)) judged.push({ round, service, judgement });
    }
  }
  return judged;
}
