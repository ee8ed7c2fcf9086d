/** Forward and back through the pages of a table. */
import { t } from '../i18n.ts';
import type { Page } from './page-of.ts';

interface Props {
  page: Page<unknown>;
  go: (index: number) => void;
  /** Says which table the buttons turn, for those who hear them out of their place. */
  label: string;
}

export function Pager({ page, go, label }: Props) {
  if (page.pages < 2) return null;
  const { index, pages } = page;
  return (
    <nav class="row" aria-label={label}>
      <button type="button" disabled={index === 0} onClick={() => go(index - 1)}>
        {t('pager_newer')}
      </button>
      <span role="status">{t('pager_place', index + 1, pages)}</span>
      <button type="button" disabled={index + 1 === pages} onClick={() => go(index + 1)}>
        {t('pager_older')}
      </button>
    </nav>
  );
}
