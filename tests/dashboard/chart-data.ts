/** Data of a chart for the tests: two quiet hours, a silence, an hour in which everything failed. */
import { chartDataOf } from '../../extension/dashboard/chart-data-of.ts';
import type { ChartData } from '../../extension/dashboard/specs/chart-data.ts';
import { HOUR_MS } from '../../src/store/hour.ts';
import type { HourPoints } from '../../src/store/points-day.ts';
import { emptyHour } from '../../src/summary/hour-points.ts';
import { DAY, T0 } from '../store/make.ts';

export const hour = (n: number, changes: Partial<HourPoints> = {}): HourPoints => ({
  ...emptyHour(T0 + n * HOUR_MS),
  asked: 4,
  ...changes,
});

const week = Array.from({ length: 7 * 24 }, (_, i) => hour(i - 8 * 24, { fresh: [55, 60, 70] }));

export const OWN: readonly HourPoints[] = [
  hour(0, { fresh: [60, 62, 64, 90], reused: [20], phases: [[5, 20, null, 30, 2]], rates: [8_000_000], udp: [1, 1] }),
  hour(1, { fresh: [240, 260], failed: 1, failures: { connection_reset: 1 }, rates: [0, 128_000] }),
  hour(5, { failed: 4, failures: { dns_nxdomain_error: 4 } }),
];

export function chartData(changes: Partial<Parameters<typeof chartDataOf>[0]> = {}): ChartData {
  const points = new Map([
    ['whatsapp', OWN],
    ['google', [0, 1, 5].map((n) => hour(n, { fresh: [80], rates: [9_000_000] }))],
    ['stun-a', [hour(0, { udp: [2, 1] })]],
  ]);
  return chartDataOf({
    service: 'whatsapp',
    loaded: { points, before: week, missing: [] },
    sites: { controls: ['google'], stun: ['stun-a'] },
    range: { from: T0, to: T0 + DAY, lengthMs: HOUR_MS },
    age: null,
    intervalMs: 15 * 60_000,
    events: [],
    ...changes,
  });
}
