/**
 * Which STUN server names the network: the one that did so last. Servers may see the same line differently (a carrier with several ways
 * out), so that taking turns would rename it. One that is silent gives way to the next of the list in a regular round; within a
 * check or a burst it is kept, or each of its rounds would wait for another silent one.
 */
import type { Round } from '../round.ts';
import type { Sample } from '../sample.ts';
import type { Control } from '../targets/target.ts';
import { isNaming } from './naming.ts';

/** @param samples in time order. @returns none where the list is empty */
export function chooseNaming(list: readonly Control[], kind: Round['kind'], samples: readonly Sample[]): Control[] {
  const told = samples.filter((s) => isNaming(s) && s.outcome !== 'aborted' && list.some((c) => c.id === s.target));
  const newest = told.at(-1);
  const answered = told.findLast((s) => s.outcome === 'ok');
  const silent = kind === 'regular' && newest?.outcome === 'failed';
  const last = list.findIndex((c) => c.id === (silent ? newest : answered)?.target);
  // Not found is -1, and the one after it the first.
  const index = silent || last < 0 ? (last + 1) % Math.max(1, list.length) : last;
  return list.slice(index, index + 1);
}
