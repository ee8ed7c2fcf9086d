/** Sends a command to the background, which the browser wakes for it. */
import { t } from '../i18n.ts';
import type { Answer, Command } from '../messages.ts';
import { browser } from '../platform/browser.ts';

/** Null when it was done, else a sentence for the person. Never throws. */
export async function sendCommand(command: Command): Promise<string | null> {
  try {
    const answer = (await browser.runtime.sendMessage(command)) as Answer | undefined;
    if (!answer) return t('problem_no_background');
    return 'error' in answer ? answer.error : null;
  } catch {
    return t('problem_no_background');
  }
}
