/** Consent was given, the permission was taken back in the browser's settings: measuring rests until it is given again. */
import { useState } from 'preact/hooks';
import { t } from '../i18n.ts';
import { ActionButton } from '../ui/action-button.tsx';
import { Headline } from '../ui/headline-block.tsx';
import type { PageProps } from '../ui/page-shell.tsx';
import { sendCommand } from '../ui/send-command.ts';
import { useGrant } from '../ui/use-grant.ts';

export function GrantAgain({ snapshot, reload }: PageProps) {
  const [refused, setRefused] = useState(false);
  const grant = useGrant(snapshot.settings);
  const act = async (): Promise<string | null> => {
    const granted = await grant.ensure();
    setRefused(!granted);
    if (!granted) return null;
    const problem = await sendCommand({ command: 'check-now' });
    reload();
    return problem;
  };
  return (
    <section class="stack">
      <Headline face={snapshot} />
      <p>{t('grant_why')}</p>
      {refused && (
        <p class="note" role="status" data-testid="refused">
          {t('start_refused')}
        </p>
      )}
      <div class="row">
        <ActionButton testid="grant" look="main" act={act}>
          {t('grant')}
        </ActionButton>
      </div>
    </section>
  );
}
