/**
 * Whether the browser may clear what was measured when its disk is full, and a button to ask it not to. The browser is asked for its
 * answer each time the page opens: it may change it, and only it knows. Chromium decides by itself; Firefox asks the person.
 */
import { useEffect, useState } from 'preact/hooks';
import { t } from '../i18n.ts';
import { ActionButton } from '../ui/action-button.tsx';

export function DataKept() {
  const [kept, setKept] = useState<boolean | null>(null);
  useEffect(() => {
    void navigator.storage
      .persisted?.()
      .then(setKept)
      .catch(() => undefined);
  }, []);
  if (kept === null) return null;

  const ask = async (): Promise<string | null> => {
    const agreed = await navigator.storage.persist();
    setKept(agreed);
    return agreed ? null : t('set_keep_refused');
  };
  return (
    <div class="stack-tight">
      <p data-testid="data-kept" role="status">
        {t(kept ? 'set_kept_yes' : 'set_kept_no')}
      </p>
      {!kept && (
        <div class="row">
          <ActionButton testid="keep-data" act={ask}>
            {t('set_keep')}
          </ActionButton>
        </div>
      )}
    </div>
  );
}
