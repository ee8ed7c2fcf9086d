/** Commands of this page. What the background refuses by a word is said as a sentence here. */
import { t } from '../i18n.ts';
import { type Answer, type UploadCommand, uploadTroubleSchema } from '../messages.ts';
import { browser } from '../platform/browser.ts';
import { refusalWords } from '../ui/send-command.ts';
import { TROUBLES } from './troubles.ts';

/** Null when it was done, else a sentence. Never throws. */
export async function sendUploadCommand(command: UploadCommand): Promise<string | null> {
  try {
    const answer = (await browser.runtime.sendMessage(command)) as Answer | undefined;
    if (!answer) return t('problem_no_background');
    if (!('error' in answer)) return null;
    const trouble = uploadTroubleSchema.safeParse(answer.error);
    return trouble.success ? t(TROUBLES[trouble.data]) : refusalWords(answer);
  } catch {
    return t('problem_no_background');
  }
}
