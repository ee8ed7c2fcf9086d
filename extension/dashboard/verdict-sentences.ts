/** The headline of a verdict, then why, how sure and how far: what stands on its card, and what is copied as text and put on pictures. */
import type { Verdict } from '../../src/verdict/verdict.ts';
import { serviceName } from '../ui/service-name.ts';
import { verdictWords } from '../ui/verdict-words.ts';

/** @param now UTC ms */
export function verdictSentences(verdict: Verdict, now: number): string[] {
  const { headline, reason, more } = verdictWords(verdict, serviceName(verdict.service), now);
  return [headline, [reason, ...more].filter((text) => text !== '').join(' ')];
}
