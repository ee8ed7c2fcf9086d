/** A bucket of a spec in words: for the line under the chart, the live region, the table and the text that is copied. */
import { t } from '../../i18n.ts';
import { formatBucket, formatValue } from './axes.ts';
import { type Spec, valueAt } from './spec.ts';

export interface BucketRow {
  time: string;
  /** One for each line; empty where nothing was measured. */
  values: string[];
  note: string;
}

export function bucketRow(spec: Spec, index: number): BucketRow | null {
  const bucket = spec.buckets[index];
  if (!bucket) return null;
  const values = spec.lines.map((_, line) => {
    const value = valueAt(spec, line, index);
    return value === null ? '' : formatValue(value, spec.unit);
  });
  return { time: formatBucket(bucket), values, note: spec.notes[index] ?? '' };
}

/** One sentence, most telling first: the lines are drawn the other way round. */
export function bucketSentence(spec: Spec, index: number): string {
  const row = bucketRow(spec, index);
  if (!row) return '';
  const said = spec.lines.flatMap(({ label }, line) => {
    const value = row.values[line];
    return value ? [t('bucket_value', label, value)] : [];
  });
  return [`${row.time}: ${[...said.toReversed(), ...(row.note ? [row.note] : [])].join('; ')}`].join('');
}
