/** Sends a command to the background, which the browser wakes for it. */
import { type MessageKey, t } from '../i18n.ts';
import type { Answer, Command } from '../messages.ts';
import { browser } from '../platform/browser.ts';
import type { Problem } from '../refusal.ts';

const WORDS: Readonly<Record<Exclude<Problem, 'input'>, MessageKey>> = {
  budget: 'problem_budget',
  permission: 'problem_permission',
  full: 'problem_store_full',
  newer: 'problem_store_newer',
  unavailable: 'problem_store_unavailable',
  other: 'problem_unknown',
};

/** Null when it was done, else a sentence for the person. Never throws. */
export async function sendCommand(command: Command): Promise<string | null> {
  try {
    const answer = (await browser.runtime.sendMessage(command)) as Answer | undefined;
    if (!answer) return t('problem_no_background');
    if (!('error' in answer)) return null;
    // Of what came in only the field's own sentence tells what is wrong; it is in English.
    const { error, problem = 'other' } = answer;
    return problem === 'input' ? t('problem_input', error) : t(WORDS[problem]);
  } catch {
    return t('problem_no_background');
  }
}
