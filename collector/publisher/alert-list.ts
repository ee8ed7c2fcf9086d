/** The alert log folded into events: what is open, and what ended of late. */
import type { AlertEntry } from '../../src/crowd/alert.ts';
import type { BundleAlert } from '../../src/crowd/bundle.ts';
import { reportHourOf } from '../../src/report/report-hour.ts';

const ENDED_SHOWN_MS = 7 * 24 * 3_600_000;

/** @param now UTC ms. @returns newest first; held ones name nobody and are not among them */
export function alertList(entries: readonly AlertEntry[], now: number): BundleAlert[] {
  const alerts = new Map<string, BundleAlert>();
  for (const { kind, id, hour, service, scope, country, asns, trouble, grade } of entries) {
    if (kind === 'held') continue;
    const before = alerts.get(id);
    // One that turned out to be the world's is told there, not twice.
    if (kind === 'absorbed') alerts.delete(id);
    else {
      const since = before?.since ?? reportHourOf(hour);
      const until = kind === 'ended' ? reportHourOf(hour) : null;
      alerts.set(id, { id, service, scope, country, asns: [...asns], trouble, grade, since, until });
    }
  }
  const recent = (alert: BundleAlert): boolean =>
    alert.until === null || now - Date.parse(`${alert.until.slice(0, 13)}:00:00Z`) < ENDED_SHOWN_MS;
  return [...alerts.values()].filter(recent).sort((a, b) => (a.since < b.since ? 1 : a.since > b.since ? -1 : 0));
}
