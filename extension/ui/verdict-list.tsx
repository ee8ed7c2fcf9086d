/** The rows of all chosen services in the person's own order, then the own line. */
import { t } from '../i18n.ts';
import type { Face } from './face.ts';
import { VerdictRow } from './verdict-row.tsx';

export function VerdictList({ face: { rows, now } }: { face: Face }) {
  return (
    <ul class="verdict-list" aria-label={t('verdicts_label')}>
      {rows.map((row) => (
        <VerdictRow key={row.verdict.service} row={row} now={now} />
      ))}
    </ul>
  );
}
