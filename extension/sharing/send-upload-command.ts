/** Commands of this page. What the background refuses by a word is said as a sentence here. */
import { type MessageKey, t } from '../i18n.ts';
import { type Answer, type UploadCommand, type UploadTrouble, uploadTroubleSchema } from '../messages.ts';
import { browser } from '../platform/browser.ts';

const TROUBLES: Readonly<Record<UploadTrouble, MessageKey>> = {
  'no-answer': 'sharing_trouble_no_answer',
  'not-a-manifest': 'sharing_trouble_not_a_manifest',
  signature: 'sharing_trouble_signature',
  older: 'sharing_trouble_older',
  expired: 'sharing_trouble_expired',
  'relay-unlisted': 'sharing_trouble_unlisted',
  changed: 'sharing_trouble_changed',
  permission: 'sharing_trouble_permission',
};

/** Null when it was done, else a sentence. Never throws. */
export async function sendUploadCommand(command: UploadCommand): Promise<string | null> {
  try {
    const answer = (await browser.runtime.sendMessage(command)) as Answer | undefined;
    if (!answer) return t('problem_no_background');
    if (!('error' in answer)) return null;
    const trouble = uploadTroubleSchema.safeParse(answer.error);
    return trouble.success ? t(TROUBLES[trouble.data]) : answer.error;
  } catch {
    return t('problem_no_background');
  }
}
