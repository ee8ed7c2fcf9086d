/** What an answer on a new connection waits for: DNS, connecting, TLS, the server, the body, piled up. A hidden phase has no layer. */
import { median } from '../../../src/summary/quantile.ts';
import { lang, listed, type MessageKey, t } from '../../i18n.ts';
import { formatMs } from '../../ui/format.ts';
import type { Line, Look, Spec } from '../chart/spec.ts';
import type { ChartData } from './chart-data.ts';
import { shades, topOf } from './parts.ts';

const PHASES: readonly { label: MessageKey; look: Look }[] = [
  { label: 'phase_dns', look: 'phase-0' },
  { label: 'phase_tcp', look: 'phase-1' },
  { label: 'phase_tls', look: 'phase-2' },
  { label: 'phase_waiting', look: 'phase-3' },
  { label: 'phase_transfer', look: 'phase-4' },
];

export function phasesSpec(data: ChartData): Spec {
  const { buckets, range } = data;
  const own = PHASES.map((_, i) => buckets.map((b) => b.phases?.[i] ?? null));
  const piled = PHASES.map((_, i) =>
    buckets.map((b) => (b.phases ? b.phases.slice(0, i + 1).reduce<number>((sum, ms) => sum + (ms ?? 0), 0) : null)),
  );
  const lines = PHASES.map(
    ({ label, look }, i): Line => ({ key: look, label: t(label), values: piled[i] ?? [], look }),
  );
  const middles = own.map((values) => median(values.flatMap((v) => v ?? [])));
  const said = PHASES.flatMap(({ label }, i) => {
    const ms = middles[i];
    return ms === undefined ? [] : [t('chart_phase_part', t(label), formatMs(ms, lang()))];
  });
  const total = piled.at(-1) ?? [];
  return {
    ...{ id: 'phases', title: t('chart_phases'), unit: 'ms' as const, range, buckets, lines, own, marks: [] },
    summary: said.length === 0 ? t('chart_phases_none') : t('chart_phases_summary', listed(said)),
    // From the top down, so that each layer covers what lies beneath it.
    fills: PHASES.map(({ look }, i) => ({ upper: i, lower: i === 0 ? null : i - 1, look })),
    shades: shades(data),
    top: topOf([], total),
    notes: buckets.map((b) => (b.phases ? null : t('bucket_no_phases'))),
  };
}
