/**
 * What the lab saw: the truth that tests compare a browser's figures with. Records are filled in while things happen,
 * so a field that is absent has not happened (yet). All times are milliseconds since the epoch on one monotonic
 * clock (performance.timeOrigin + now), which a browser on the same machine shares up to its own rounding.
 */
import { performance } from 'node:perf_hooks';

export const clock = (): number => performance.timeOrigin + performance.now();

export interface ConnectionRecord {
  type: 'connection';
  id: number;
  /** Server name of the ClientHello, or the Host header of a plain http request; null until known. */
  host: string | null;
  /** Whether the host is one the lab was started with. */
  known: boolean;
  tls: boolean;
  alpn: 'h2' | 'http/1.1' | null;
  openedAt: number;
  /** ClientHello complete: when, and how many bytes its record has. */
  helloAt?: number;
  helloBytes?: number;
  /** TLS handshake finished, as the server saw it. */
  secureAt?: number;
  closedAt?: number;
  end?: 'client-fin' | 'client-rst' | 'server-fin' | 'lab-fin' | 'lab-rst' | 'stopped';
  /** TCP payload from and to the client; `bytesOut` counts what left the shaper. */
  bytesIn: number;
  bytesOut: number;
  /** Cumulative [time, bytes] of what went out, one entry per write: goodput and stalls are read from it. */
  sent: [number, number][];
}

export interface RequestRecord {
  type: 'request';
  id: number;
  connection: number;
  /** First request of its connection: what a browser calls a fresh connection. */
  first: boolean;
  host: string;
  method: string;
  path: string;
  scheme: 'http' | 'https';
  protocol: 'h1' | 'h2';
  /** Raw pairs in the order they came; HTTP/2 pseudo headers included. */
  headers: [string, string][];
  /** Its last bytes came in from the client; the server behind the shaper has read them at `receivedAt`. */
  arrivedAt: number;
  receivedAt: number;
  status?: number;
  headSentAt?: number;
  /** The server wrote its last byte; it may still be in the shaper. */
  endedAt?: number;
  /** First and latest response bytes that left the shaper (one request at a time per connection, else approximate). */
  firstByteAt?: number;
  lastByteAt?: number;
  /** Body bytes handed to the connection by the server. */
  bodyBytes: number;
  /** The request is over: answered in full, or the client or the lab cut it. */
  closedAt?: number;
  aborted?: boolean;
}

export interface DnsRecord {
  type: 'dns';
  name: string;
  query: string;
  answer: 'address' | 'empty' | 'nxdomain' | 'servfail';
  address?: string;
  known: boolean;
  at: number;
}

export interface StunRecord {
  type: 'stun';
  /** `host:port` where the host has an address of its own, else `*:port`. */
  server: string;
  bytes: number;
  answered: boolean;
  at: number;
}

export interface WebSocketRecord {
  type: 'websocket';
  connection: number;
  host: string;
  path: string;
  headers: [string, string][];
  receivedAt: number;
  openedAt?: number;
  closedAt?: number;
  outcome: 'open' | 'stalled' | 'rejected';
}

export type LabRecord = ConnectionRecord | RequestRecord | DnsRecord | StunRecord | WebSocketRecord;

export function newConnection(id: number): ConnectionRecord {
  const empty = { host: null, known: false, tls: false, alpn: null, bytesIn: 0, bytesOut: 0 };
  return { type: 'connection', id, ...empty, openedAt: clock(), sent: [] };
}

export function recordsOf<T extends LabRecord['type']>(
  records: readonly LabRecord[],
  type: T,
): Extract<LabRecord, { type: T }>[] {
  return records.filter((r): r is Extract<LabRecord, { type: T }> => r.type === type);
}

export function pairs(raw: readonly string[]): [string, string][] {
  const list: [string, string][] = [];
  for (let i = 0; i + 1 < raw.length; i += 2) list.push([raw[i] ?? '', raw[i + 1] ?? '']);
  return list;
}
