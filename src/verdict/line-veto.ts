/**
 * The controls' rounds as a veto for the services', never subtracted: adding the noise of independent sites to a service's own
 * makes false alarms, it does not remove them. A line that loses packets delays here one and there another, so that the
 * middle of the controls stays where it was: two that were lost or far too late are a veto as well.
 */
import { attemptOf } from '../summary/attempt.ts';
import type { KnownSamples } from '../summary/known-samples.ts';
import { median } from '../summary/quantile.ts';
import { firstAt, leftOutBecause } from '../summary/usable.ts';
import type { RoundExcess, Series } from './history.ts';
import { THRESHOLDS } from './thresholds.ts';

/** A control with a usual of its own, and the rounds in which a request to it got lost, with their times. */
export interface ControlRounds {
  series: Series;
  lost: ReadonlyMap<string, number>;
}

export interface RoundOfLine extends Pick<RoundExcess, 'at' | 'value'> {
  /** Controls that answered, and controls lost or far too late. */
  answered: number;
  hit: number;
}

/** By round. */
export type LineExcess = ReadonlyMap<string, RoundOfLine>;

const FAR = Math.log(THRESHOLDS.muchTimes.value);

/** Rounds since then in which a request to this control ran out of time; none of a control that is mostly down itself. */
export function lostRounds(known: KnownSamples, id: string, { judged }: Series): ReadonlyMap<string, number> {
  const lost = new Map<string, number>();
  const samples = known.here(id);
  const [first] = judged;
  if (!first) return lost;
  for (let i = firstAt(samples, first.at); i < samples.length; i++) {
    const sample = samples[i];
    if (sample?.outcome !== 'failed' || leftOutBecause(sample) !== undefined) continue;
    if (attemptOf(sample)?.family === 'silence') lost.set(sample.round, sample.at);
  }
  return lost.size <= judged.length ? lost : new Map();
}

/** The controls' excess per round: the median over those that have a usual of their own, and how many were hit. */
export function lineExcess(controls: readonly ControlRounds[]): LineExcess {
  const rounds = new Map<string, { at: number; values: number[]; hit: number }>();
  const entry = (round: string, at: number): { values: number[]; hit: number } => {
    const known = rounds.get(round) ?? { at, values: [], hit: 0 };
    rounds.set(round, known);
    return known;
  };
  for (const { series, lost } of controls) {
    for (const { round, at, value } of series.judged) {
      const met = entry(round, at);
      met.values.push(value);
      if (value > FAR && !lost.has(round)) met.hit++;
    }
    for (const [round, at] of lost) entry(round, at).hit++;
  }
  const middle = new Map<string, RoundOfLine>();
  for (const [round, { at, values, hit }] of rounds) {
    middle.set(round, { at, value: median(values) ?? 0, answered: values.length, hit });
  }
  return middle;
}

/** The line was in trouble in this round: what a service showed in it says nothing of the service. */
export function vetoed(round: Pick<RoundOfLine, 'value' | 'hit'> | undefined): boolean {
  if (!round) return false;
  return round.value > Math.log(THRESHOLDS.controlTimes.value) || round.hit >= THRESHOLDS.fewestControls.value;
}
