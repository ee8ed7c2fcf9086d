/** Consent was given, the permission was taken back in the browser's settings, for all services or for some: they are not measured until it is given again. */
import { useState } from 'preact/hooks';
import { t } from '../i18n.ts';
import { ActionButton } from '../ui/action-button.tsx';
import { Headline } from '../ui/headline-block.tsx';
import type { PageProps } from '../ui/page-shell.tsx';
import { sendCommand } from '../ui/send-command.ts';
import { useGrant } from '../ui/use-grant.ts';
import { WithheldNote } from '../ui/withheld-note.tsx';

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
      {snapshot.state.kind === 'permission' && <Headline face={snapshot} />}
      <WithheldNote face={snapshot} />
      {refused && (
        <p class="note" role="status" data-testid="refused">
          {t('start_refused')}
        </p>
      )}
      <div class="row">
        <ActionButton testid="grant" look="main" act={act}>
          {t('popup_grant')}
        </ActionButton>
      </div>
    </section>
  );
}
