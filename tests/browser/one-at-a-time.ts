/** Our promise of gentleness, by the lab's own count: no host is asked two things at once. */
import { REQUEST_LIMITS } from '../../src/schedule/limits.ts';
import { maxConcurrentPerHost } from '../lab/record-queries.ts';
import { type LabRecord, recordsOf, type WebSocketRecord } from '../lab/records.ts';

/** We give an unanswered upgrade up so long after it began; it reached the lab a little later than that. */
const GIVEN_UP_MS = REQUEST_LIMITS['first-check'].silenceMs - 500;

/**
 * Firefox leaves the connection of a WebSocket open that was closed before it opened (tried in ESR 153): nothing is asked
 * there any more, and no extension can end it.
 */
function isLeftBehind({ outcome, receivedAt, closedAt = Number.POSITIVE_INFINITY }: WebSocketRecord): boolean {
  return outcome === 'stalled' && closedAt > receivedAt + GIVEN_UP_MS;
}

/** Hosts that had two requests or upgrades under way at the same time, with how many. */
export function busyHosts(records: readonly LabRecord[]): string[] {
  const asked = records.map((r) =>
    r.type === 'websocket' && isLeftBehind(r) ? { ...r, closedAt: r.receivedAt + GIVEN_UP_MS } : r,
  );
  const most = maxConcurrentPerHost(asked);
  return [...most].filter(([, n]) => n > 1).map(([host, n]) => `${host}: ${n} at once`);
}

/** To be listed apart: upgrades that the browser kept open after we gave them up. */
export function leftBehind(records: readonly LabRecord[]): string[] {
  return recordsOf(records, 'websocket')
    .filter(isLeftBehind)
    .map(({ host, path }) => host + path);
}
