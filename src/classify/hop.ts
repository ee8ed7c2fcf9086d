/**
 * A network that changed within a round, which only the round's end shows: a VPN that comes up tells no request of it. Samples made in
 * between are then of neither network, whatever name they carry, and are marked as any other sample with a confounder.
 */
import type { Sample } from '../sample.ts';
import { isNaming } from '../schedule/naming.ts';

const isKnown = ({ network }: Sample): boolean => network !== 'unknown';

/** Ids of the samples of one round that a change of network stands behind. */
export function hopped(samples: readonly Sample[]): Set<string> {
  const naming = samples.filter((sample) => isNaming(sample));
  const names = new Set(naming.filter(isKnown).map(({ network }) => network));
  const others = samples.filter((sample) => !isNaming(sample));
  // Two answers: anywhere in between. One: only what still had the name of the round before.
  const between = names.size > 1 ? others : others.filter((s) => isKnown(s) && names.size > 0 && !names.has(s.network));
  return new Set(between.map(({ id }) => id));
}

/** Added last: the first confounder names the reason, and what the request showed by itself is the nearer one. */
export function withHop(sample: Sample): Sample {
  if (sample.confounders.includes('network-change')) return sample;
  return { ...sample, confounders: [...sample.confounders, 'network-change'] };
}
