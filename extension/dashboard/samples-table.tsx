/** Every stored sample of the last day, newest first, of one target or all. Facts as they were stored. */
import { useState } from 'preact/hooks';
import type { Sample } from '../../src/sample.ts';
import { lang, t } from '../i18n.ts';
import { formatBytes, formatMoment, formatMs } from '../ui/format.ts';
import { connectionWords, outcomeInFull } from '../ui/outcome-words.ts';
import { pageOf } from '../ui/page-of.ts';
import { Pager } from '../ui/pager.tsx';
import { serviceName } from '../ui/service-name.ts';
import type { Snapshot } from '../ui/snapshot.ts';

const PAGE = 25;
const DAY_MS = 86_400_000;

function SampleRow({ sample }: { sample: Sample }) {
  const { ttfbMs, totalMs } = sample.timings;
  return (
    <tr data-outcome={sample.outcome} data-failure={sample.failure ?? ''}>
      <td class="time">{formatMoment(sample.at, lang())}</td>
      <td>{serviceName(sample.target)}</td>
      <td>{sample.endpoint}</td>
      <td>{sample.kind}</td>
      <td>{connectionWords(sample.connection)}</td>
      <td>{outcomeInFull(sample)}</td>
      <td class="number">{ttfbMs === undefined ? '' : formatMs(ttfbMs, lang())}</td>
      <td class="number">{formatMs(totalMs, lang())}</td>
      <td class="number">{sample.bytes === undefined ? '' : formatBytes(sample.bytes, lang())}</td>
    </tr>
  );
}

export function SamplesTable({ snapshot }: { snapshot: Snapshot }) {
  const [wanted, setWanted] = useState(0);
  const [target, setTarget] = useState('');
  const day = snapshot.samples.filter((s) => s.at >= snapshot.now - DAY_MS);
  const targets = [...new Set(day.map((s) => s.target))].sort();
  const page = pageOf(day.filter((s) => target === '' || s.target === target).toReversed(), wanted, PAGE);
  const choose = (id: string): void => {
    setTarget(id);
    setWanted(0);
  };
  return (
    <section class="stack">
      <h2>{t('samples_title')}</h2>
      <div class="row">
        <label for="samples-of">{t('samples_of')}</label>
        <select id="samples-of" value={target} onChange={(event) => choose(event.currentTarget.value)}>
          <option value="">{t('samples_all')}</option>
          {targets.map((id) => (
            <option key={id} value={id}>
              {serviceName(id)}
            </option>
          ))}
        </select>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable box must take the focus (WCAG 2.1.1) */}
      <section class="scroll" tabIndex={0} aria-label={t('samples_title')}>
        <table class="full" data-testid="samples">
          <SamplesHead />
          <tbody>
            {page.rows.map((sample) => (
              <SampleRow key={sample.id} sample={sample} />
            ))}
          </tbody>
        </table>
      </section>
      <Pager page={page} go={setWanted} label={t('samples_title')} />
    </section>
  );
}

function SamplesHead() {
  const words = ['time', 'target', 'endpoint', 'kind', 'connection', 'outcome'] as const;
  const numbers = ['ttfb', 'total', 'bytes'] as const;
  return (
    <thead>
      <tr>
        {words.map((name) => (
          <th key={name} scope="col">
            {t(`column_${name}`)}
          </th>
        ))}
        {numbers.map((name) => (
          <th key={name} scope="col" class="number">
            {t(`column_${name}`)}
          </th>
        ))}
      </tr>
    </thead>
  );
}
