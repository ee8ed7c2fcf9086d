/** Questions tests ask of the records: how many at once, how fast, how much. */
import { type ConnectionRecord, type LabRecord, type RequestRecord, recordsOf } from './records.ts';

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
    for (const r of recordsOf(records, 'request')) {
      const end = r.aborted ? r.closedAt : r.closedAt && Math.max(r.closedAt, r.lastByteAt ?? 0);
      add(r.host, r.receivedAt, end ?? never);
    }

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

/** A write that comes so long after the one before it starts a new burst. */
const BURST_GAP_MS = 3;

/**
 * Ciphertext bits per second a connection let through to the client after its first `skipBytes` (a policer's burst). A rate limit
 * makes a burst wait for its own bytes, so the bytes of a burst belong to the time before it; the last one may have been cut
 * off by the end of the data and does not count. Null where fewer than three bursts are left.
 */
export function letThroughBps(connection: ConnectionRecord, skipBytes = 0): number | null {
  const starts: { at: number; before: number }[] = [];
  connection.sent.forEach(([at], i) => {
    const [earlier, before] = connection.sent[i - 1] ?? [-Infinity, 0];
    if (before >= skipBytes && at - earlier >= BURST_GAP_MS) starts.push({ at, before });
  });
  const [first, second] = starts;
  const [beforeLast, last] = starts.slice(-2);
  if (starts.length < 3 || !first || !second || !beforeLast || !last) return null;
  return ((last.before - second.before) * 8000) / (beforeLast.at - first.at);
}

/** Body bits per second of one answer from its first byte to its last on the wire: what a browser's goodput is to agree with. */
export function goodputBps({ bodyBytes, firstByteAt, lastByteAt }: RequestRecord): number | null {
  if (firstByteAt === undefined || lastByteAt === undefined || lastByteAt <= firstByteAt) return null;
  return (bodyBytes * 8000) / (lastByteAt - firstByteAt);
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
