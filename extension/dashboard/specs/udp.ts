/** The UDP path: how many STUN questions were answered. "UDP path", never "calls": a call needs more than an answered question. */
import type { Bucket } from '../../../src/summary/buckets.ts';
import { t } from '../../i18n.ts';
import { formatValue } from '../chart/axes.ts';
import type { Spec } from '../chart/spec.ts';
import type { ChartData } from './chart-data.ts';

const share = ({ udpAsked, udpAnswered }: Bucket): number | null => (udpAsked === 0 ? null : udpAnswered / udpAsked);

function shareOf(buckets: readonly Bucket[]): string | null {
  const asked = buckets.reduce((sum, b) => sum + b.udpAsked, 0);
  const answered = buckets.reduce((sum, b) => sum + b.udpAnswered, 0);
  return asked === 0 ? null : formatValue(answered / asked, 'share');
}

export function udpSpec({ buckets: own, udp, range }: ChartData): Spec {
  const starts = [...new Set([...own, ...udp].filter((b) => b.udpAsked > 0).map((b) => b.from))].sort((a, b) => a - b);
  const at = (list: readonly Bucket[], from: number): number | null => {
    const bucket = list.find((b) => b.from === from);
    return bucket ? share(bucket) : null;
  };
  const [mine, theirs] = [starts.map((from) => at(own, from)), starts.map((from) => at(udp, from))];
  const [said, others] = [shareOf(own), shareOf(udp)];
  return {
    ...{ id: 'udp', title: t('chart_udp'), unit: 'share' as const, range, fills: [], marks: [], shades: [] },
    summary: [
      ...(said === null ? [] : [t('chart_udp_own', said)]),
      others === null && said === null ? t('chart_udp_none') : others === null ? '' : t('chart_udp_others', others),
      t('chart_udp_not_calls'),
    ]
      .filter((sentence) => sentence !== '')
      .join(' '),
    buckets: starts.map((from) => ({ from, to: from + range.lengthMs })),
    lines: [
      { key: 'others', label: t('series_udp_others'), values: theirs, look: 'others' },
      ...(said === null ? [] : [{ key: 'own', label: t('series_udp_own'), values: mine, look: 'udp' as const }]),
    ],
    top: 1.15,
    notes: starts.map(() => null),
  };
}
