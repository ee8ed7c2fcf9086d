/** The choice itself: off until this is pressed, and asked anew when somebody else runs the collector. */
import { useState } from 'preact/hooks';
import { type Collector, whoRuns } from '../../src/report/collector.ts';
import { serviceById } from '../../src/targets/index.ts';
import { listed, t } from '../i18n.ts';
import { requestUpload } from '../platform/collector-permission.ts';
import { ActionButton } from '../ui/action-button.tsx';
import { serviceName } from '../ui/service-name.ts';
import { sendUploadCommand } from './send-upload-command.ts';

interface Props {
  collector: Collector;
  /** Ids that are measured. */
  services: readonly string[];
  ticked: readonly string[];
  tick: (services: string[]) => void;
  reload: () => void;
}

export function Agree({ collector, services, ticked, tick, reload }: Props) {
  const [refused, setRefused] = useState(false);
  const { manifest, relays } = collector;
  const others = services.filter((id) => serviceById(id)?.default !== true);
  const usual = services.filter((id) => serviceById(id)?.default === true).map(serviceName);
  const start = async (): Promise<string | null> => {
    const granted = await requestUpload(relays);
    setRefused(!granted);
    if (!granted) return null;
    const agreed = whoRuns(manifest, relays);
    const problem = await sendUploadCommand({ command: 'start-upload', services: [...ticked], agreed });
    reload();
    return problem;
  };
  return (
    <section class="stack" data-testid="agree">
      <h2>{t('sharing_agree_title')}</h2>
      <p>{t('sharing_agree_usual', listed(usual))}</p>
      {others.length > 0 && (
        <fieldset class="stack-tight">
          <legend>{t('sharing_agree_others')}</legend>
          <p class="small quiet">{t('sharing_agree_others_why')}</p>
          {others.map((id) => (
            <div key={id} class="tick">
              <input
                type="checkbox"
                id={`share-${id}`}
                data-testid={`share-${id}`}
                checked={ticked.includes(id)}
                onChange={(event) =>
                  tick(event.currentTarget.checked ? [...ticked, id] : ticked.filter((other) => other !== id))
                }
              />
              <label for={`share-${id}`}>{serviceName(id)}</label>
            </div>
          ))}
        </fieldset>
      )}
      <p>{t('sharing_agree_when')}</p>
      {refused && (
        <p class="note" role="status" data-testid="refused">
          {t('sharing_trouble_permission')}
        </p>
      )}
      <div class="row">
        <ActionButton testid="start-upload" look="main" act={start}>
          {t('sharing_agree')}
        </ActionButton>
      </div>
    </section>
  );
}
