/** One stored sample as a row, and the head of such a table. */
import type { Sample } from '../../../src/sample.ts';
import { lang, t } from '../../i18n.ts';
import { formatBytes, formatMoment, formatMs } from '../../ui/format.ts';
import { connectionWords, outcomeInFull } from '../../ui/outcome-words.ts';
import { serviceName } from '../../ui/service-name.ts';

export function SampleRow({ sample }: { sample: Sample }) {
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

export function SamplesHead() {
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
