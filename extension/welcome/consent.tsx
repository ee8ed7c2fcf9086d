/** The choice and the start button: the one place where consent is given. Nothing was asked of anybody before it is pressed. */
import { useState } from 'preact/hooks';
import { formatNumber, t } from '../i18n.ts';
import { FAMILY } from '../platform/family.ts';
import { ActionButton } from '../ui/action-button.tsx';
import { CountryField, ServiceFields } from '../ui/choice-fields.tsx';
import { languageChosenHere } from '../ui/page-language.ts';
import { sendCommand } from '../ui/send-command.ts';
import type { Choice } from '../ui/service-choices.ts';
import type { Snapshot } from '../ui/snapshot.ts';
import { useGrant } from '../ui/use-grant.ts';

interface Props {
  snapshot: Snapshot;
  reload: () => void;
}

export function Consent({ snapshot, reload }: Props) {
  const { services, country } = snapshot.settings;
  const [choice, setChoice] = useState<Choice>({ services, country });
  const [refused, setRefused] = useState(false);
  const grant = useGrant(choice);

  // The permission prompt comes first: it must be the click's own doing.
  const start = async (): Promise<string | null> => {
    const granted = await grant.ensure();
    setRefused(!granted);
    if (!granted) return null;
    // So that the browser does not clear the samples when its disk is full. Chromium decides by itself, Firefox asks (said below): nothing
    // waits for the answer, which the settings page shows and can ask for again (settings/data-kept.tsx).
    void navigator.storage.persist?.().catch(() => false);
    const problem = await sendCommand({ command: 'start', ...choice, language: languageChosenHere() });
    reload();
    return problem;
  };

  const none = choice.services.length === 0;
  return (
    <section class="step">
      <span class="step-number" aria-hidden="true">
        {formatNumber(3)}
      </span>
      <div class="stack">
        <h2>{t('choose_title')}</h2>
        <p>{t('choose_why')}</p>
        <CountryField choice={choice} change={setChoice} />
        <ServiceFields choice={choice} change={setChoice} />
        <div class="stack-tight">
          <p>{t('start_asks')}</p>
          {FAMILY === 'firefox' && <p>{t('start_asks_keep')}</p>}
          {refused && (
            <p class="note" role="status" data-testid="refused">
              {t('start_refused')}
            </p>
          )}
          {none && <p role="status">{t('choose_one')}</p>}
          <div class="row">
            <ActionButton testid="start" look="main" act={start} disabled={none}>
              {t(refused ? 'try_again' : 'start')}
            </ActionButton>
          </div>
        </div>
      </div>
    </section>
  );
}
