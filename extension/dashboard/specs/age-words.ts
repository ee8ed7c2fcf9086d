/** Words for the age of a connection, as a choice and as a sentence. */
import type { Age } from '../../../src/summary/buckets.ts';
import type { MessageKey } from '../../i18n.ts';

const WORDS: Readonly<Record<Age, { choice: MessageKey; these: MessageKey }>> = {
  fresh: { choice: 'age_fresh', these: 'age_fresh_these' },
  reused: { choice: 'age_reused', these: 'age_reused_these' },
  unknown: { choice: 'age_unknown', these: 'age_unknown_these' },
};

export const ageWords = (age: Age): { choice: MessageKey; these: MessageKey } => WORDS[age];
