/** Time to the first byte: median and nine in ten against the usual band, the other sites behind, failures marked, events shaded. */
import { median } from '../../../src/summary/quantile.ts';
import { lang, t } from '../../i18n.ts';
import { formatMs } from '../../ui/format.ts';
import { formatBucket } from '../chart/axes.ts';
import type { Spec } from '../chart/spec.ts';
import { ageWords } from './age-words.ts';
import type { ChartData } from './chart-data.ts';
import { bandAt, failedSentence, failureMarks, failureNotes, shades, topOf, valuesOf } from './parts.ts';

const ms = (value: number): string => formatMs(value, lang());

function summary(data: ChartData): string {
  const { buckets, others } = data;
  const timed = buckets.filter((b) => b.p50 !== undefined);
  const [p50, p90] = [median(timed.flatMap((b) => b.p50 ?? [])), median(timed.flatMap((b) => b.p90 ?? []))];
  if (buckets.length === 0) return t('chart_none');
  if (p50 === undefined || p90 === undefined) return `${t('chart_no_times')} ${failedSentence(buckets)}`;
  const worst = timed.reduce((a, b) => ((b.p50 ?? 0) > (a.p50 ?? 0) ? b : a));
  const band = data.usual.size > 0 ? [...data.usual.values()].at(-1) : undefined;
  const other = median([...others.p50.values()]);
  return [
    t('chart_latency_summary', ms(p50), ms(p90)),
    ...(band ? [t('chart_latency_usual', ms(band.low), ms(band.high))] : []),
    ...(worst.p50 && worst.p50 > 1.5 * p50 ? [t('chart_latency_worst', formatBucket(worst), ms(worst.p50))] : []),
    failedSentence(buckets),
    ...(other === undefined ? [] : [t('chart_latency_others', ms(other))]),
  ].join(' ');
}

export function latencySpec(data: ChartData): Spec {
  const { buckets, others, range, age } = data;
  const bands = buckets.map((b) => (b.asked > 0 ? bandAt(data, b) : undefined));
  const p50 = valuesOf(buckets, (b) => b.p50);
  const p90 = valuesOf(buckets, (b) => b.p90);
  const behind = valuesOf(buckets, (b) => others.p50.get(b.from));
  const usualHigh = bands.map((band) => band?.high ?? null);
  return {
    ...{ id: 'latency', title: t('chart_latency'), unit: 'ms' as const, range, buckets },
    summary: `${t(ageWords(age).these)} ${summary(data)}`,
    lines: [
      { key: 'usual-high', label: t('series_usual_high'), values: usualHigh, look: 'usual' },
      { key: 'usual-low', label: t('series_usual_low'), values: bands.map((band) => band?.low ?? null), look: 'usual' },
      { key: 'others', label: t('series_others'), values: behind, look: 'others' },
      { key: 'p90', label: t('series_p90'), values: p90, look: 'upper' },
      { key: 'p50', label: t('series_p50'), values: p50, look: 'middle' },
    ],
    fills: [
      { upper: 0, lower: 1, look: 'usual' },
      { upper: 3, lower: 4, look: 'middle' },
    ],
    marks: failureMarks(buckets),
    shades: shades(data),
    top: topOf([...p50, ...usualHigh], [...p90, ...behind]),
    notes: failureNotes(buckets),
  };
}
