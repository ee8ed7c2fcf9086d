/** What is said of the others: how many, as of when, and how far that can be trusted. Counts are bands of five, hence "about". */

import type { State } from './verdict.ts';
import type { CrowdEvidence } from './with-crowd.ts';
import type { Message } from './words.ts';
import type { WordKey } from './words-en.ts';

const HOUR_MS = 3_600_000;
/** Where all is well here, "see the same" would be wrong. */
const WELL: readonly State[] = ['ok', 'learning', 'unknown'];

function keyOf({ answer, networks, placed, alike }: CrowdEvidence, state: State): WordKey {
  const well = WELL.includes(state);
  switch (answer) {
    case 'only-you':
      return networks > 0 ? 'crowd.only-you' : 'crowd.not-enough.none';
    case 'part-of-provider':
    case 'provider':
      // An alert goes on while the cell of this hour was too small to be shown.
      if (networks === 0) return 'crowd.provider.uncounted';
      if (well) return 'crowd.provider.other';
      if (answer === 'part-of-provider') return 'crowd.part';
      return alike ? 'crowd.provider' : 'crowd.provider.other';
    case 'country':
      return 'crowd.country';
    case 'world':
      return 'crowd.world';
    case 'not-enough':
      if (!placed) return 'crowd.unplaced';
      return networks > 0 ? 'crowd.not-enough' : 'crowd.not-enough.none';
  }
}

/** @param at is UTC ms: whoever renders it knows the time zone */
export function crowdWords(crowd: CrowdEvidence, state: State, service: string): Message[] {
  const { bad, networks, at, ageMs, stale, grade, answer } = crowd;
  const telling = answer !== 'not-enough' && answer !== 'only-you';
  const hours = Math.round(ageMs / HOUR_MS);
  return [
    { key: keyOf(crowd, state), params: { bad, networks, at, service } },
    ...(grade === 'C' && telling ? [{ key: 'crowd.unconfirmed' as const, params: {} }] : []),
    ...(stale ? [{ key: 'crowd.old' as const, params: { hours } }] : []),
  ];
}
