/** Several services in one chart: the median of each, told apart by dash and marker. One scale, or nothing could be compared. */
import type { Bucket } from '../../../src/summary/buckets.ts';
import { median } from '../../../src/summary/quantile.ts';
import { lang, listed, t } from '../../i18n.ts';
import { formatMs } from '../../ui/format.ts';
import { serviceName } from '../../ui/service-name.ts';
import type { Line, Look, Spec } from '../chart/spec.ts';
import { topOf } from './parts.ts';

export const MOST_COMPARED = 4;

export interface Compared {
  service: string;
  buckets: readonly Bucket[];
}

const LOOKS: readonly Look[] = ['service-0', 'service-1', 'service-2', 'service-3'];

interface CompareRange {
  from: number;
  to: number;
  lengthMs: number;
  /** Silence of all of them that breaks the lines. */
  gapMs: number;
}

/** Starts of the buckets that any of them has, with one more wherever all were silent for long. */
function startsOf(all: readonly Compared[], { lengthMs, gapMs }: CompareRange): number[] {
  const starts = [...new Set(all.flatMap(({ buckets }) => buckets.map((b) => b.from)))].sort((a, b) => a - b);
  return starts.flatMap((from, i) => {
    const next = starts[i + 1];
    return next !== undefined && next - from - lengthMs > gapMs ? [from, from + lengthMs] : [from];
  });
}

export function compareSpec(all: readonly Compared[], range: CompareRange): Spec {
  const shown = all.slice(0, MOST_COMPARED);
  const starts = startsOf(shown, range);
  const lines = shown.map(({ service, buckets }, i): Line => {
    const byStart = new Map(buckets.map((b) => [b.from, b]));
    const values = starts.map((from) => byStart.get(from)?.p50 ?? null);
    return { key: service, label: serviceName(service), values, look: LOOKS[i] ?? 'service-0' };
  });
  const said = lines.flatMap(({ label, values }) => {
    const ms = median(values.flatMap((v) => v ?? []));
    return ms === undefined ? [] : [t('chart_phase_part', label, formatMs(ms, lang()))];
  });
  const at = (from: number): string | null => {
    const failing = shown.flatMap(({ service, buckets }) => {
      const bucket = buckets.find((b) => b.from === from);
      return bucket && bucket.failed > 0
        ? [`${serviceName(service)}: ${t('bucket_failed', bucket.failed, bucket.asked)}`]
        : [];
    });
    return failing.length > 0 ? failing.join('; ') : null;
  };
  return {
    ...{
      id: 'compare',
      title: t('chart_compare'),
      unit: 'ms' as const,
      range,
      lines,
      fills: [],
      marks: [],
      shades: [],
    },
    summary: said.length === 0 ? t('chart_none') : t('chart_compare_summary', listed(said)),
    buckets: starts.map((from) => ({ from, to: from + range.lengthMs })),
    top: topOf(
      lines.flatMap((l) => l.values),
      [],
    ),
    notes: starts.map(at),
  };
}
