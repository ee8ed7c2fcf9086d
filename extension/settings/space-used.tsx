/** How much room the browser says the measurements take; nothing where it does not say. */
import { useEffect, useState } from 'preact/hooks';
import { estimate } from '../../src/store/index.ts';
import { lang, t } from '../i18n.ts';
import { formatBytes } from '../ui/format.ts';

export function SpaceUsed() {
  const [bytes, setBytes] = useState<number | null>(null);
  useEffect(() => {
    void estimate(() => navigator.storage.estimate())
      .then((usage) => setBytes(usage?.usedBytes ?? null))
      .catch(() => undefined);
  }, []);
  return bytes === null ? null : <p data-testid="space-used">{t('set_space', formatBytes(bytes, lang()))}</p>;
}
