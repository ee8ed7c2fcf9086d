/** Shown while the store is read: nothing at first, since what is there for a moment only flickers; then a sentence. */
import { useEffect, useState } from 'preact/hooks';
import { t } from '../i18n.ts';

const QUIET_MS = 300;

export function LoadingScreen() {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), QUIET_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <main class="page" aria-busy="true">
      {late && <p class="quiet">{t('loading')}</p>}
    </main>
  );
}
