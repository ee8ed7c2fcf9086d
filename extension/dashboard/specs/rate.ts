/** Rates of transfers, as points: they come every few hours. The other sites' beside them, since a rate alone says nothing. */
import { median } from '../../../src/summary/quantile.ts';
import { lang, plural, t } from '../../i18n.ts';
import { formatRate } from '../../ui/format.ts';
import type { Spec } from '../chart/spec.ts';
import type { ChartData } from './chart-data.ts';
import { shades, topOf, valuesOf } from './parts.ts';

export function rateSpec(data: ChartData): Spec {
  const { range, others } = data;
  const buckets = data.buckets.filter((b) => b.transfers > 0 || others.bps.has(b.from));
  const own = valuesOf(buckets, (b) => (b.bps === undefined && b.stopped > 0 ? 0 : b.bps));
  const behind = valuesOf(buckets, (b) => others.bps.get(b.from));
  const stopped = buckets.reduce((sum, b) => sum + b.stopped, 0);
  const [mine, theirs] = [median(own.flatMap((v) => v ?? [])), median(behind.flatMap((v) => v ?? []))];
  const rate = (bps: number): string => formatRate(bps, lang());
  return {
    ...{ id: 'rate', title: t('chart_rate'), unit: 'rate' as const, range, buckets, fills: [] },
    summary: [
      mine === undefined ? t('chart_rate_none') : t('chart_rate_summary', rate(mine)),
      ...(theirs === undefined ? [] : [t('chart_rate_others', rate(theirs))]),
      ...(stopped > 0 ? [plural('chart_rate_stopped', stopped)] : []),
    ].join(' '),
    lines: [
      { key: 'others', label: t('series_others'), values: behind, look: 'others', points: true },
      { key: 'rate', label: t('series_rate'), values: own, look: 'service-0', points: true },
    ],
    marks: buckets.flatMap(({ stopped: n, transfers }, index) =>
      n === 0 ? [] : [{ index, kind: n === transfers ? ('all' as const) : ('some' as const) }],
    ),
    shades: shades(data),
    top: topOf([], [...own, ...behind]),
    notes: buckets.map(({ stopped: n, transfers }) => (n > 0 ? t('bucket_stopped', n, transfers) : null)),
  };
}
