/** What left this computer, and what was given up: every report as it was, until the person empties the list. */
import { useState } from 'preact/hooks';
import { reportHourOf } from '../../src/report/report-hour.ts';
import type { SentReport } from '../../src/store/index.ts';
import { lang, type MessageKey, t } from '../i18n.ts';
import { ActionButton } from '../ui/action-button.tsx';
import { formatMoment } from '../ui/format.ts';
import { pageOf } from '../ui/page-of.ts';
import { Pager } from '../ui/pager.tsx';
import { serviceName } from '../ui/service-name.ts';
import { sendUploadCommand } from './send-upload-command.ts';

const PAGE = 20;

const RESULTS: Readonly<Record<SentReport['result'], MessageKey>> = {
  counted: 'sharing_result_counted',
  history: 'sharing_result_history',
  known: 'sharing_result_known',
  refused: 'sharing_result_refused',
  dropped: 'sharing_result_dropped',
};

function SentRow({ sent }: { sent: SentReport }) {
  return (
    <tr data-result={sent.result}>
      <td class="time">{formatMoment(sent.at, lang())}</td>
      <td dir="ltr">{reportHourOf(sent.hour)}</td>
      <td>{serviceName(sent.service)}</td>
      <td>
        {t(RESULTS[sent.result])} {sent.reason && <code>{sent.reason}</code>}
      </td>
      <td>{sent.relay ?? ''}</td>
      <td>
        <details>
          <summary>{t('sharing_sent_show')}</summary>
          <pre class="bytes">{JSON.stringify(sent.report)}</pre>
        </details>
      </td>
    </tr>
  );
}

export function SentList({ sent, reload }: { sent: readonly SentReport[]; reload: () => void }) {
  const [wanted, setWanted] = useState(0);
  const page = pageOf(sent, wanted, PAGE);
  const clear = async (): Promise<string | null> => {
    const problem = await sendUploadCommand({ command: 'clear-sent' });
    reload();
    return problem;
  };
  if (sent.length === 0) return <p>{t('sharing_sent_none')}</p>;
  const heads = ['when', 'hour', 'service', 'result', 'relay', 'report'] as const;
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable box must take the focus (WCAG 2.1.1) */}
      <section class="scroll" tabIndex={0} aria-label={t('sharing_sent_title')}>
        <table class="full" data-testid="sent">
          <thead>
            <tr>
              {heads.map((name) => (
                <th key={name} scope="col">
                  {t(`sharing_sent_${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {page.rows.map((one, i) => (
              <SentRow key={`${one.at} ${one.service} ${i}`} sent={one} />
            ))}
          </tbody>
        </table>
      </section>
      <Pager page={page} go={setWanted} label={t('sharing_sent_title')} />
      <ActionButton testid="clear-sent" act={clear}>
        {t('sharing_sent_clear')}
      </ActionButton>
    </>
  );
}
