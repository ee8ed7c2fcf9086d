/** How it stands with sharing, and the way out of it. */
import { mayUpload } from '../../src/report/collector.ts';
import { lang, plural, t } from '../i18n.ts';
import { ActionButton } from '../ui/action-button.tsx';
import { formatMoment } from '../ui/format.ts';
import { sendUploadCommand } from './send-upload-command.ts';
import { SentList } from './sent-list.tsx';
import { TROUBLES } from './troubles.ts';
import type { SharingState } from './use-sharing.ts';

export function Status({ state, reload }: { state: SharingState; reload: () => void }) {
  const { collector, waiting, sent, failures, manifestTrouble } = state;
  const upload = collector?.upload;
  const stop = async (): Promise<string | null> => {
    const problem = await sendUploadCommand({ command: 'stop-upload' });
    reload();
    return problem;
  };
  if (!upload && sent.length === 0) return null;
  return (
    <section class="stack" data-testid="status" data-sharing={upload ? 'on' : 'off'}>
      <h2>{t('sharing_status_title')}</h2>
      {upload && !mayUpload(collector) && (
        <p class="note" data-testid="operators-changed">
          {t('sharing_changed')}
        </p>
      )}
      {upload && (
        <>
          <p>{t('sharing_since', formatMoment(upload.since, lang()))}</p>
          <p data-testid="waiting">{plural('sharing_waiting', waiting.length)}</p>
          {manifestTrouble && (
            <p class="note" role="status" data-testid="manifest-trouble">
              {t(TROUBLES[manifestTrouble])}
            </p>
          )}
          {failures > 0 && !manifestTrouble && <p class="note">{t('sharing_unreachable')}</p>}
          <div class="row">
            <ActionButton testid="stop-upload" act={stop}>
              {t('sharing_stop')}
            </ActionButton>
          </div>
        </>
      )}
      <h3>{t('sharing_sent_title')}</h3>
      <SentList sent={sent} reload={reload} />
    </section>
  );
}
