/** The address of a collector: entered by the person, since none is built in. The permission for it is asked for in the click. */
import { useState } from 'preact/hooks';
import { parseLink } from '../../src/report/collector-link.ts';
import { t } from '../i18n.ts';
import { BUILT_IN_COLLECTOR } from '../platform/built-in-collector.ts';
import { requestAddress } from '../platform/collector-permission.ts';
import { ActionButton } from '../ui/action-button.tsx';
import { faultWords } from '../ui/fault-words.ts';
import { sendUploadCommand } from './send-upload-command.ts';

export function FindCollector({ reload }: { reload: () => void }) {
  const [link, setLink] = useState(BUILT_IN_COLLECTOR);
  const parsed = parseLink(link);
  const find = async (): Promise<string | null> => {
    if ('problem' in parsed) return faultWords(parsed.problem);
    // First in the click: after any wait Firefox would not count it as the person's own.
    if (!(await requestAddress(parsed.link.relay))) return t('sharing_trouble_permission');
    const problem = await sendUploadCommand({ command: 'find-collector', link });
    reload();
    return problem;
  };
  return (
    <section class="stack">
      <h2>{t('sharing_find_title')}</h2>
      <p>{t(BUILT_IN_COLLECTOR === '' ? 'sharing_find_none' : 'sharing_find_built_in')}</p>
      <div class="stack-tight">
        <label for="collector">{t('sharing_find_label')}</label>
        <input
          id="collector"
          data-testid="collector"
          type="text"
          spellcheck={false}
          autocomplete="off"
          value={link}
          aria-describedby="collector-why"
          onInput={(event) => setLink(event.currentTarget.value)}
        />
        <p class="small quiet" id="collector-why">
          {t('sharing_find_why')}
        </p>
      </div>
      <div class="row">
        <ActionButton testid="find-collector" act={find} disabled={link.trim() === ''}>
          {t('sharing_find')}
        </ActionButton>
      </div>
    </section>
  );
}
