/** The rows of all chosen services in the person's own order, then the own line. */
import { t } from '../i18n.ts';
import { serviceName } from './service-name.ts';
import type { Snapshot } from './snapshot.ts';
import { VerdictRow } from './verdict-row.tsx';

export function VerdictList({ snapshot }: { snapshot: Snapshot }) {
  const { verdicts, samples, now } = snapshot;
  return (
    <ul class="verdict-list" aria-label={t('verdicts_label')}>
      {verdicts.map((verdict) => (
        <VerdictRow
          key={verdict.service}
          verdict={verdict}
          name={serviceName(verdict.service)}
          samples={samples.filter((s) => s.target === verdict.service)}
          now={now}
        />
      ))}
    </ul>
  );
}
