/**
 * A scene as a single rule sees it: judge() asks the rules in turn, so that one rule's missing guard can hide behind another
 * rule that speaks first. The facts are counted as judge() counts them, from samples; the line is said to be fine.
 */
import { lineFacts } from '../../src/summary/line-facts.ts';
import { targetFacts } from '../../src/summary/target-facts.ts';
import type { Finding, ServiceContext } from '../../src/verdict/finding.ts';
import { judge } from '../../src/verdict/judge.ts';
import { THRESHOLDS } from '../../src/verdict/thresholds.ts';
import type { Verdict } from '../../src/verdict/verdict.ts';
import * as c from '../stories/builder/changes.ts';
import { always, type ByRound, type Scene, tell } from '../stories/builder/scene.ts';
import { expandStory } from '../stories/builder/story.ts';

const HEAD = { title: '', rule: '', speaks: true, expect: {} };
const FINE: Finding = { state: 'ok', scope: 'unknown', confidence: 'high', reason: 'all-fine' };
const WINDOWS = {
  rounds: THRESHOLDS.windowRounds.value,
  freshForMs: THRESHOLDS.freshForMs.value,
  transfers: THRESHOLDS.transfers.value,
  transfersForMs: THRESHOLDS.transfersForMs.value,
  baselineMs: THRESHOLDS.baselineMs.value,
  sameTimeMs: THRESHOLDS.sameTimeMs.value,
};

export function contextOf(...scenes: Scene[]): ServiceContext {
  const { samples, now, online } = expandStory(tell(HEAD, ...scenes));
  const factsOf = (target: string) =>
    targetFacts(
      target,
      samples.filter((s) => s.target === target),
      now,
      WINDOWS,
    );
  const facts = factsOf('whatsapp');
  const line = lineFacts(['c1', 'c2', 'c3', 'c4'].map(factsOf), new Set());
  const summary = { future: 0, elsewhere: 0 };
  return { now, paused: false, online, line, services: [facts], summary, facts, lineFinding: FINE };
}

/** What judge() says of WhatsApp in these scenes. */
export function saidOf(...scenes: Scene[]): Verdict | undefined {
  return judge(expandStory(tell(HEAD, ...scenes))).find((v) => v.service === 'whatsapp');
}

/** No control is asked in these rounds. */
export const unheard: Pick<Scene, 'controls' | 'controlTransfer'> = {
  controls: { c1: always(null), c2: always(null), c3: always(null), c4: always(null) },
  controlTransfer: always(null),
};

/** Silent in the round of this number, counted from 0. */
export const lostIn =
  (round: number): ByRound =>
  (r) =>
    r === round ? c.SILENT : {};

/** Two controls of four lose their request in the first round. */
export const lossy: Pick<Scene, 'controls'> = { controls: { c1: lostIn(0), c2: lostIn(0) } };
