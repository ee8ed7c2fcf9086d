/** Sends a command to the background, which the browser wakes for it; what it refuses becomes a sentence in the page's language. */
import { type MessageKey, t } from '../i18n.ts';
import type { Answer, Command } from '../messages.ts';
import { browser } from '../platform/browser.ts';
import type { Problem } from '../refusal.ts';
import { faultWords } from './fault-words.ts';

const WORDS: Readonly<Record<Exclude<Problem, 'input'>, MessageKey>> = {
  budget: 'problem_budget',
  permission: 'problem_permission',
  full: 'problem_store_full',
  newer: 'problem_store_newer',
  unavailable: 'problem_store_unavailable',
  other: 'problem_unknown',
};

export function refusalWords({ problem = 'other', fault }: Extract<Answer, { error: string }>): string {
  if (problem !== 'input') return t(WORDS[problem]);
  return fault ? t('problem_input', faultWords(fault)) : t('problem_unknown');
}

/** Null when it was done, else a sentence for the person. Never throws. */
export async function sendCommand(command: Command): Promise<string | null> {
  try {
    const answer = (await browser.runtime.sendMessage(command)) as Answer | undefined;
    if (!answer) return t('problem_no_background');
    return 'error' in answer ? refusalWords(answer) : null;
  } catch {
    return t('problem_no_background');
  }
}
