/** The controls counted: how many answer, how many are slow, foreign and domestic apart. A majority decides, as a veto. */
import type { ControlFact, LineFacts } from '../summary/line-facts.ts';
import { median } from '../summary/quantile.ts';
import type { TargetFacts } from '../summary/target-facts.ts';
import { sustainedBps } from '../summary/timeline.ts';
import { THRESHOLDS } from './thresholds.ts';

export interface Camp {
  total: number;
  ok: number;
}

export interface LineState {
  all: Camp;
  foreign: Camp;
  domestic: Camp;
  slow: number;
}

const camp = (controls: readonly ControlFact[]): Camp => ({
  total: controls.length,
  ok: controls.filter((c) => c.ok).length,
});

/** A control that answers, but as nothing should: by its first byte, or by the rate its transfers settle at. */
export function isSlow(control: ControlFact): boolean {
  const late = control.ttfbMs !== undefined && control.ttfbMs > THRESHOLDS.controlTtfbMs.value;
  const thin = control.bps !== undefined && control.bps < THRESHOLDS.controlGoodputBps.value;
  return control.ok && (late || thin);
}

export function lineState(line: LineFacts): LineState {
  const { controls } = line;
  return {
    all: camp(controls),
    foreign: camp(controls.filter((c) => !c.domestic)),
    domestic: camp(controls.filter((c) => c.domestic)),
    slow: controls.filter(isSlow).length,
  };
}

/** Failed again and again, or whenever it was asked: one lost request of a control that answered before is no outage of it. */
function failsSteadily({ ok, facts: { run } }: ControlFact): boolean {
  return !ok && run !== undefined && (!run.reachedBefore || run.attempts.length >= THRESHOLDS.likeFailures.value);
}

/** Controls that fail steadily, all of them and the foreign ones. */
export function down(line: LineFacts): { all: number; foreign: number } {
  const steady = line.controls.filter(failsSteadily);
  return { all: steady.length, foreign: steady.filter((c) => !c.domestic).length };
}

/** At least half of them fail. */
export function halfFail({ total, ok }: Camp): boolean {
  return total > 0 && (total - ok) * 2 >= total;
}

/**
 * At least half of the controls fail or are slow, each way of being slow judged among those that could show it: only one
 * or two controls carry a transfer in a round.
 */
export function halfBad(line: LineFacts): boolean {
  const answering = line.controls.filter((c) => c.ok);
  const failed = line.controls.length - answering.length;
  const timed = answering.filter((c) => c.ttfbMs !== undefined);
  const late = timed.filter((c) => (c.ttfbMs ?? 0) > THRESHOLDS.controlTtfbMs.value).length;
  const rated = answering.filter((c) => c.bps !== undefined);
  const thin = rated.filter((c) => (c.bps ?? 0) < THRESHOLDS.controlGoodputBps.value).length;
  if (late > 0 && (failed + late) * 2 >= failed + timed.length) return true;
  return thin > 0 && line.transfers.length >= 2 && (failed + thin) * 2 >= failed + rated.length;
}

/** Services that do clearly better than the slow controls: then the controls are slow, not the line. */
export function servicesBetter(line: LineFacts, services: readonly TargetFacts[]): boolean {
  const times = THRESHOLDS.serviceBetter.value;
  const controlTtfb = median(line.controls.flatMap((c) => c.ttfbMs ?? []));
  const controlBps = median(line.controls.flatMap((c) => c.bps ?? []));
  const ttfb = median(services.flatMap((s) => s.phases.freshTtfbMs ?? s.phases.anyTtfbMs ?? []));
  const bps = median(services.flatMap((s) => s.transfers.flatMap((t) => sustainedBps(t) ?? [])));
  const late = controlTtfb !== undefined && controlTtfb > THRESHOLDS.controlTtfbMs.value;
  if (late) return ttfb !== undefined && ttfb * times < controlTtfb;
  return bps !== undefined && controlBps !== undefined && bps > controlBps * times;
}

/** Half of the services or more were reached in the request made last. */
export function servicesAnswer(services: readonly TargetFacts[]): boolean {
  const asked = services.filter((s) => s.attempts.length > 0);
  return asked.length >= 2 && asked.filter((s) => s.run === undefined).length * 2 >= asked.length;
}
