/**
 * Goodput: what the extension makes of a transfer's timeline (src/summary/timeline.ts, as the verdict does) against what the
 * lab let through. Both rates are taken between the same two body bytes: those of the timeline's first and last point.
 * The lab counts ciphertext; what TLS and HTTP/2 add to a body is taken off explicitly, see `cipherPerBody`.
 */
import type { Round, Step } from '../../../src/round.ts';
import type { Sample } from '../../../src/sample.ts';
import { TRANSFER_BYTES } from '../../../src/schedule/limits.ts';
import { transferFact } from '../../../src/summary/timeline.ts';
import { FRAGMENT_BYTES } from '../../lab/inner-servers.ts';
import { type ConnectionRecord, type LabRecord, type RequestRecord, recordsOf } from '../../lab/records.ts';
import { BODY_WRITE_BYTES } from '../../lab/request-handler.ts';
import type { Session } from '../session.ts';
import { places } from './catalogue-hosts.ts';
import { carryOut } from './stored-round.ts';

export interface Policer {
  kbps: number;
  mode: 'hold' | 'drop';
}

export interface Rates {
  protocol: 'h1' | 'h2';
  /** The extension's goodput and plateau, bit/s of body. */
  said: number;
  plateau: number | undefined;
  /** What the lab let through between the same bytes, bit/s of body. */
  truth: number;
  /** The policer's own rate less TLS and HTTP/2, bit/s of body. */
  nominal: number;
}

export interface GoodputResult {
  policer: Policer;
  asked: number;
  rates: Rates[];
  left: Map<string, number>;
}

/** RFC 8446 section 5.2: header, content type and authentication tag of a record. RFC 9113 section 4.1: header of a frame. */
const RECORD_OVERHEAD = 5 + 1 + 16;
const FRAME_OVERHEAD = 9;

/** Ciphertext bytes for one body byte, head of the answer aside. */
function cipherPerBody(protocol: 'h1' | 'h2'): number {
  const record = (FRAGMENT_BYTES + RECORD_OVERHEAD) / FRAGMENT_BYTES;
  return protocol === 'h2' ? record * ((BODY_WRITE_BYTES + FRAME_OVERHEAD) / BODY_WRITE_BYTES) : record;
}

let rounds = 0;

/** One transfer from each of so many hosts, half of them over HTTP/1.1, two at a time; every host has its own policer. */
export async function measureGoodput(session: Session, policer: Policer, transfers: number): Promise<GoodputResult> {
  const list = places('transfer', transfers);
  session.lab.clear();
  session.lab.setLine({ type: 'police', ...policer });
  list.forEach(({ host }, i) => {
    if (i % 2 === 1) session.lab.set(host, { type: 'protocol', protocol: 'h1' });
  });
  session.lab.hangUp();
  const id = `goodput-${++rounds}`;
  const lastsMs = (TRANSFER_BYTES * 8) / policer.kbps + 500;
  const now = Date.now();
  const steps = list.map(
    ({ target, endpoint, host }, seq): Step => ({
      seq,
      target: target.id,
      targetType: 'service',
      endpoint: endpoint.id,
      role: endpoint.role,
      kind: 'transfer',
      url: `https://${host}/${id}/${seq}.png`,
      host,
      method: 'GET',
      maxBytes: TRANSFER_BYTES,
      fresh: false,
      afterMs: 500 + (seq * lastsMs) / 2,
    }),
  );
  const limits = { totalLimitMs: 30_000, silenceLimitMs: 30_000 };
  const open = { plannedAt: now, startedAt: now, state: 'open' as const };
  const round: Round = { id, kind: 'regular', index: 0, ...open, ...limits, steps };
  const samples = await carryOut(session, round, 500 + (transfers / 2 + 1) * lastsMs);
  const result: GoodputResult = { policer, asked: transfers, rates: [], left: new Map() };
  const compared = samples.map((sample) => compare(policer, sample, session.lab.records));
  while (compared.length < transfers) compared.push('no sample');
  for (const each of compared) {
    if (typeof each === 'string') result.left.set(each, (result.left.get(each) ?? 0) + 1);
    else result.rates.push(each);
  }
  return result;
}

function compare(policer: Policer, sample: Sample, records: readonly LabRecord[]): Rates | string {
  const path = `/${sample.round}/${sample.id.split('#')[1]}.png`;
  const request = recordsOf(records, 'request').find((r) => r.path === path);
  const connection = recordsOf(records, 'connection').find((c) => c.id === request?.connection);
  const fact = transferFact(sample);
  if (!request || !connection || sample.outcome !== 'ok') return sample.failure ?? 'not seen by the lab';
  const points = (sample.progress ?? []).filter(([, bytes]) => bytes > 0);
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last || fact?.goodputBps === undefined) return 'no timeline';
  const truth = labRate(request, connection, first[1], last[1]);
  if (truth === null) return 'not sent by the lab';
  const nominal = (policer.kbps * 1000) / cipherPerBody(request.protocol);
  return { protocol: request.protocol, said: fact.goodputBps, plateau: fact.plateauBps, truth, nominal };
}

/** Bit/s of body between the moments at which these two amounts of body had left the lab. */
function labRate(request: RequestRecord, connection: ConnectionRecord, from: number, to: number): number | null {
  const { lastByteAt = 0 } = request;
  // Counted back from the answer's end, so that the length of its head need not be known.
  const end = connection.sent.findLast(([at]) => at <= lastByteAt)?.[1];
  if (end === undefined) return null;
  const leftAt = (body: number): number | undefined => {
    const cipher = end - (request.bodyBytes - body) * cipherPerBody(request.protocol);
    return connection.sent.find(([, bytes]) => bytes >= cipher)?.[0];
  };
  const [start, stop] = [leftAt(from), leftAt(to)];
  if (start === undefined || stop === undefined || stop <= start) return null;
  return ((to - from) * 8_000) / (stop - start);
}
