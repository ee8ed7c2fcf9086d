/** Deletes all that is stored, the consent included; asked twice, in the page and not in a dialog of the browser's. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { t } from '../i18n.ts';
import { ActionButton } from '../ui/action-button.tsx';
import { sendCommand } from '../ui/send-command.ts';

function Confirm({ act, keep }: { act: () => Promise<string | null>; keep: () => void }) {
  const question = useRef<HTMLParagraphElement>(null);
  useEffect(() => question.current?.focus(), []);
  return (
    <div class="note stack-tight">
      <p ref={question} tabIndex={-1}>
        {t('delete_sure')}
      </p>
      <div class="row">
        <ActionButton testid="delete-confirm" look="danger" act={act}>
          {t('delete_yes')}
        </ActionButton>
        <button type="button" onClick={keep}>
          {t('delete_no')}
        </button>
      </div>
    </div>
  );
}

export function DeleteEverything({ reload }: { reload: () => void }) {
  const [asked, setAsked] = useState(false);
  const act = async (): Promise<string | null> => {
    const problem = await sendCommand({ command: 'delete-everything' });
    reload();
    return problem;
  };
  return (
    <section class="stack">
      <h2>{t('delete_title')}</h2>
      <p>{t('delete_why')}</p>
      {asked ? (
        <Confirm act={act} keep={() => setAsked(false)} />
      ) : (
        <div class="row">
          <button type="button" class="danger" data-testid="delete" onClick={() => setAsked(true)}>
            {t('delete')}
          </button>
        </div>
      )}
    </section>
  );
}
