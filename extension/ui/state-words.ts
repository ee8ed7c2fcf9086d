/** The word of a verdict's state, in the language of the page. */
import type { Verdict } from '../../src/verdict/verdict.ts';
import { t } from '../i18n.ts';
import { LOOKS } from './state-look.ts';

export type Worded = Pick<Verdict, 'state' | 'confidence' | 'reason'>;

/** Nobody asks any more: that is known, and no matter of judgement. */
export const isNotAsked = ({ state, reason }: Pick<Verdict, 'state' | 'reason'>): boolean =>
  state === 'unknown' && (reason === 'permission' || reason === 'full');

export function stateWord(verdict: Worded): string {
  // Nothing is learned of what nobody has asked for half an hour or more.
  if (isNotAsked(verdict) || verdict.reason === 'stale') return t('bucket_nothing');
  const { state, confidence } = verdict;
  // After one round of a check "works" would promise more than was seen.
  return t(state === 'ok' && confidence === 'low' ? 'state_ok_low' : LOOKS[state].word);
}
