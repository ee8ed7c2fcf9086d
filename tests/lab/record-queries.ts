/** Questions tests ask of the records: how many at once, how fast, how much. */
import { type ConnectionRecord, type LabRecord, recordsOf } from './records.ts';

/**
 * Greatest number of requests (and WebSocket upgrades) of each host that were under way at the same time. A request that
 * ended in the same instant another began does not overlap it. `type: 'connection'` counts open connections instead.
 */
export function maxConcurrentPerHost(
  records: readonly LabRecord[],
  type: 'request' | 'connection' = 'request',
): Map<string, number> {
  const events = new Map<string, [number, number][]>();
  const add = (host: string, from: number, to: number): void => {
    const list = events.get(host) ?? [];
    list.push([from, 1], [to, -1]);
    events.set(host, list);
  };
  const never = Number.POSITIVE_INFINITY;
  if (type === 'request') {
    for (const r of recordsOf(records, 'request')) add(r.host, r.receivedAt, r.closedAt ?? never);
    for (const w of recordsOf(records, 'websocket')) add(w.host, w.receivedAt, w.openedAt ?? w.closedAt ?? never);
  } else {
    for (const c of recordsOf(records, 'connection')) if (c.host) add(c.host, c.openedAt, c.closedAt ?? never);
  }
  const most = new Map<string, number>();
  for (const [host, list] of events) {
    list.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
    let now = 0;
    let max = 0;
    for (const [, step] of list) {
      now += step;
      max = Math.max(max, now);
    }
    most.set(host, max);
  }
  return most;
}

/**
 * Ciphertext bits per second a connection let through to the client after its first `skipBytes` (a policer's burst),
 * or null where fewer than two writes are left to measure between.
 */
export function letThroughBps(connection: ConnectionRecord, skipBytes = 0): number | null {
  const points = connection.sent.filter(([, bytes]) => bytes > skipBytes);
  const first = points[0];
  const last = points.at(-1);
  if (first === undefined || last === undefined || last[0] <= first[0]) return null;
  return ((last[1] - first[1]) * 8000) / (last[0] - first[0]);
}

/** All bytes of a browser's TCP connections, both ways. */
export function totalBytes(records: readonly LabRecord[]): { in: number; out: number } {
  const sum = { in: 0, out: 0 };
  for (const c of recordsOf(records, 'connection')) {
    sum.in += c.bytesIn;
    sum.out += c.bytesOut;
  }
  return sum;
}
