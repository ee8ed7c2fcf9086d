/** Which of the chosen services the browser does not let us ask, while the others are measured on. */
import { lang, t } from '../i18n.ts';
import type { Face } from './face.ts';
import { rowName } from './row-name.ts';

export function WithheldNote({ face: { rows, state, withheld } }: { face: Face }) {
  // Where it is all of them the headline says so.
  if (withheld.length === 0 || state.kind === 'permission') return null;
  const names = rows.filter(({ verdict }) => withheld.includes(verdict.service)).map(rowName);
  return (
    <p class="note" data-testid="withheld">
      {t('withheld_some', new Intl.ListFormat(lang()).format(names), t('popup_grant'))}
    </p>
  );
}
