/**
 * summarize: samples -> facts per service and control. Pure, and blind to meaning: no threshold of a rule is applied here.
 * The one thing to know: samples made on another network than the newest one, or dated after `now`, are left out.
 */
import { CLOCK_SLACK_MS } from '../schedule/limits.ts';
import type { KnownSamples } from './known-samples.ts';
import { type TargetFacts, targetFacts } from './target-facts.ts';
import type { Windows } from './window.ts';

export interface Summary {
  services: readonly TargetFacts[];
  controls: readonly TargetFacts[];
  /** Samples dated later than now: the clock was set back. */
  future: number;
  /** Samples left out because they were made on another network. */
  elsewhere: number;
}

export interface SummaryInput {
  /** None later than a minute after now: see presentPart. */
  known: KnownSamples;
  future: number;
  /** Services to report on even where no sample exists. */
  services: readonly string[];
  now: number;
  windows: Windows;
  /** How far back samples may be read, ms: the baseline's days. */
  lookBackMs: number;
}

/** What is known up to now, and how many samples are dated later. */
export function presentPart(known: KnownSamples, now: number): Pick<SummaryInput, 'known' | 'future'> {
  const future = known.since(now + CLOCK_SLACK_MS);
  return future === 0 ? { known, future } : { known: known.until(now + CLOCK_SLACK_MS), future };
}

/** Controls asked on this network within the look-back, in the order of their names. */
export function controlsOf(known: KnownSamples, since: number): string[] {
  const controls: string[] = [];
  for (const [target, samples] of known.targets) {
    const newest = samples.at(-1);
    if (newest && newest.at >= since && newest.targetType === 'control') controls.push(target);
  }
  return controls.sort();
}

export function summarize({ known, future, services, now, windows, lookBackMs }: SummaryInput): Summary {
  const since = now - lookBackMs;
  const facts = (id: string): TargetFacts => {
    const samples = known.here(id);
    const newest = samples.at(-1);
    return targetFacts(id, newest && newest.at >= since ? samples : [], now, windows, known.transfers(id));
  };
  return {
    services: services.map(facts),
    controls: controlsOf(known, since).map(facts),
    future,
    elsewhere: known.elsewhereSince(since),
  };
}
