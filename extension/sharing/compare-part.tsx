/** Comparing with others: the switch of its own, how the last fetch went, and which provider one is compared with. */
import { type Collector, mayUpload } from '../../src/report/collector.ts';
import { t } from '../i18n.ts';
import { requestAddress } from '../platform/collector-permission.ts';
import { ActionButton } from '../ui/action-button.tsx';
import { FiguresLine } from '../ui/figures-line.tsx';
import { OwnProvider } from './own-provider.tsx';
import { sendUploadCommand } from './send-upload-command.ts';
import type { CrowdView } from './use-crowd.ts';

interface Props {
  collector: Collector;
  crowd: CrowdView | undefined;
  reload: () => void;
}

export function ComparePart({ collector, crowd, reload }: Props) {
  const on = collector.crowd || mayUpload(collector);
  const tell = async (command: 'start-compare' | 'stop-compare' | 'fetch-figures'): Promise<string | null> => {
    const problem = await sendUploadCommand({ command });
    reload();
    return problem;
  };
  const start = async (): Promise<string | null> => {
    // In the click: the permission may have been handed back since the address was looked up.
    const [relay = ''] = collector.relays;
    return (await requestAddress(relay)) ? tell('start-compare') : t('sharing_trouble_permission');
  };
  return (
    <section class="stack" data-testid="compare" data-comparing={on ? 'on' : 'off'}>
      <h2>{t('crowd_title')}</h2>
      <p>{t('crowd_why')}</p>
      <p>{t('crowd_sees')}</p>
      {on && crowd && <FiguresLine crowd={crowd} />}
      {on && crowd && <OwnProvider crowd={crowd} reload={reload} />}
      <div class="row">
        {on ? (
          <ActionButton testid="fetch-figures" act={() => tell('fetch-figures')}>
            {t('crowd_fetch')}
          </ActionButton>
        ) : (
          <ActionButton testid="start-compare" look="main" act={start}>
            {t('crowd_start')}
          </ActionButton>
        )}
        {collector.crowd && (
          <ActionButton testid="stop-compare" act={() => tell('stop-compare')}>
            {t('crowd_stop')}
          </ActionButton>
        )}
      </div>
      {on && crowd?.licence && (
        <p class="small quiet" dir="ltr">
          {crowd.licence}
        </p>
      )}
    </section>
  );
}
