/** A real report, made from the person's own newest hour by the code that makes those that are sent: byte for byte what would be sealed. */
import { useMemo } from 'preact/hooks';
import { KEM_X25519 } from '../../src/report/key-config.ts';
import { messageOf } from '../../src/report/seal-report.ts';
import { REQUEST_SIZES } from '../../src/report/wire.ts';
import { hourOf } from '../../src/store/hour.ts';
import { reportable, reportsOfHour } from '../background/queue-hours.ts';
import { formatNumber, t } from '../i18n.ts';
import { serviceName } from '../ui/service-name.ts';
import type { Snapshot } from '../ui/snapshot.ts';

/** The newest hour that gives a report, the present one included, of the last day. */
function newestReport({ samples, settings }: Snapshot, ticked: readonly string[]) {
  const services = reportable(settings, ticked);
  const hours = [...new Set(samples.map(({ at }) => hourOf(at)))].sort((a, b) => b - a).slice(0, 24);
  for (const hour of hours) {
    const [local] = reportsOfHour({ hour, settings, services, samples, since: 0 });
    if (local) return local.report;
  }
  return undefined;
}

const hex = (bytes: Uint8Array): string => Array.from(bytes, (b) => b.toString(16).padStart(2, '0')).join(' ');

export function Example({ snapshot, ticked }: { snapshot: Snapshot; ticked: readonly string[] }) {
  // Judging an hour takes a while: not at every drawing.
  const report = useMemo(() => newestReport(snapshot, ticked), [snapshot.samples.at(-1)?.id, ticked.join(' ')]);
  const message = report && messageOf(report, KEM_X25519);
  const size = message && REQUEST_SIZES.find((whole) => whole > message.length);
  return (
    <section class="stack-tight" data-testid="example">
      <h2>{t('sharing_example_title')}</h2>
      {report && message ? (
        <>
          <p>{t('sharing_example_why', serviceName(report.service), report.hour)}</p>
          <pre class="bytes" data-testid="report">
            {JSON.stringify(report)}
          </pre>
          <p>{t('sharing_example_size', formatNumber(size ?? 0))}</p>
          <details>
            <summary>{t('sharing_example_bytes')}</summary>
            <pre class="bytes" data-testid="bytes">
              {hex(message)}
            </pre>
          </details>
        </>
      ) : (
        <p>{t('sharing_example_none')}</p>
      )}
    </section>
  );
}
