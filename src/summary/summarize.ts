/**
 * summarize: samples -> facts per service and control. Pure, and blind to meaning: no threshold of a rule is applied here.
 * The one thing to know: samples made on another network than the newest one, or dated after `now`, are left out.
 */
import type { Sample } from '../sample.ts';
import { type TargetFacts, targetFacts } from './target-facts.ts';
import { firstAt, inOrder, stayStart } from './usable.ts';
import type { Windows } from './window.ts';

export interface Summary {
  services: readonly TargetFacts[];
  controls: readonly TargetFacts[];
  /** Samples dated later than now: the clock was set back. */
  future: number;
  /** Samples left out because they were made on another network. */
  elsewhere: number;
  /** Per target, every stay on the network in use now, in time order: the base for a baseline. */
  sameNetwork: ReadonlyMap<string, readonly Sample[]>;
}

export interface SummaryInput {
  samples: readonly Sample[];
  /** Services to report on even where no sample exists. */
  services: readonly string[];
  now: number;
  windows: Windows;
  /** How far back samples may be read, ms: the baseline's days. */
  lookBackMs: number;
}

/** A minute of slack: two clocks of one computer, and a request that ends as we judge. */
const CLOCK_SLACK_MS = 60_000;

function byTarget(samples: readonly Sample[]): Map<string, Sample[]> {
  const targets = new Map<string, Sample[]>();
  for (const sample of samples) {
    const list = targets.get(sample.target);
    if (list) list.push(sample);
    else targets.set(sample.target, [sample]);
  }
  return targets;
}

export function summarize(input: SummaryInput): Summary {
  const { now, windows } = input;
  const ordered = inOrder(input.samples);
  const end = firstAt(ordered, now + CLOCK_SLACK_MS);
  const past = ordered.slice(firstAt(ordered, now - input.lookBackMs), end);
  const stay = past.slice(stayStart(past));
  const here = byTarget(stay);
  const controls = new Set(stay.flatMap((s) => (s.targetType === 'control' ? s.target : [])));
  const network = stay.findLast((s) => s.network !== 'unknown')?.network ?? 'unknown';
  const facts = (id: string): TargetFacts => targetFacts(id, here.get(id) ?? [], now, windows);
  return {
    services: input.services.map(facts),
    controls: [...controls].toSorted().map(facts),
    future: ordered.length - end,
    elsewhere: past.length - stay.length,
    sameNetwork: byTarget(past.filter((s) => s.network === network)),
  };
}
