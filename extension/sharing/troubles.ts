/** What is wrong with a collector, or with what was asked of it: a sentence for each word. */
import type { MessageKey } from '../i18n.ts';
import type { UploadTrouble } from '../messages.ts';

export const TROUBLES: Readonly<Record<UploadTrouble, MessageKey>> = {
  'no-answer': 'sharing_trouble_no_answer',
  'not-a-manifest': 'sharing_trouble_not_a_manifest',
  signature: 'sharing_trouble_signature',
  older: 'sharing_trouble_older',
  expired: 'sharing_trouble_expired',
  'relay-unlisted': 'sharing_trouble_unlisted',
  changed: 'sharing_trouble_changed',
  permission: 'sharing_trouble_permission',
};
