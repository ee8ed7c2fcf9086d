/**
 * Accuracy: the extension's times against the lab's record of the same request. Compared are the same two moments on both
 * sides, so that what lies outside them (queues of the browser, DNS) is taken off by its own phases and by nothing else:
 * reused: waitingMs, against request in -> first byte of the answer out;
 * fresh: tcpMs + tlsMs + waitingMs, against connection accepted -> first byte of the answer out.
 */
import type { Round, Step } from '../../../src/round.ts';
import type { Sample } from '../../../src/sample.ts';
import { type LabRecord, recordsOf } from '../../lab/records.ts';
import type { Session } from '../session.ts';
import { type Place, places } from './catalogue-hosts.ts';
import { carryOut } from './stored-round.ts';

export interface Cell {
  protocol: 'h1' | 'h2';
  connection: 'fresh' | 'reused';
  /** Added by the lab to every answer: once for a request, once more for a TLS 1.3 handshake. */
  delayMs: number;
}

export interface Measured {
  cell: Cell;
  /** What the extension says, and what the lab did, ms. */
  said: number;
  truth: number;
  /** From the call of fetch to the start of what is compared: queues, DNS, and on a reused connection the way to it. */
  before: number;
  /** `ttfbMs` as it is stored, ms: `said` and `before` together. */
  ttfb: number;
}

export interface CellResult {
  cell: Cell;
  asked: number;
  measured: Measured[];
  /** Requests left out, and why: none may vanish. */
  left: Map<string, number>;
}

/** Hosts of each protocol: no host is asked twice in a fresh round. */
const HOSTS = 15;
const LIMIT_MS = 12_000;
const WARM_GAP_MS = 60;

export interface AccuracyHosts {
  h1: Place[];
  h2: Place[];
}

/** Chooses them, and asks each once: the lab makes a certificate at the first handshake of a name. */
export async function accuracyHosts(session: Session, hostsEach = HOSTS): Promise<AccuracyHosts> {
  const all = places('http', 2 * hostsEach);
  const hosts = { h1: all.slice(0, hostsEach), h2: all.slice(hostsEach) };
  for (const { host } of hosts.h1) session.lab.set(host, { type: 'protocol', protocol: 'h1' });
  await carryOut(session, roundOf('regular', all, WARM_GAP_MS), all.length * WARM_GAP_MS);
  return hosts;
}

let rounds = 0;

function roundOf(kind: Round['kind'], asked: readonly Place[], gapMs: number): Round {
  const id = `accuracy-${++rounds}`;
  const now = Date.now();
  const steps = asked.map(
    ({ target, endpoint, host }, seq): Step => ({
      seq,
      target: target.id,
      targetType: 'service',
      endpoint: endpoint.id,
      role: endpoint.role,
      kind: 'http',
      url: `https://${host}/${id}/${seq}`,
      host,
      method: 'HEAD',
      maxBytes: 16_384,
      fresh: kind !== 'regular',
      // Not before the documents are up, then one by one.
      afterMs: 500 + seq * gapMs,
    }),
  );
  const state = 'open' as const;
  return {
    id,
    kind,
    index: 0,
    plannedAt: now,
    startedAt: now,
    state,
    totalLimitMs: LIMIT_MS,
    silenceLimitMs: LIMIT_MS,
    steps,
  };
}

/** Requests of one cell, at most three under way at a time, evenly spaced. */
export async function measureCell(
  session: Session,
  hosts: AccuracyHosts,
  cell: Cell,
  requests: number,
): Promise<CellResult> {
  const list = hosts[cell.protocol];
  const fresh = cell.connection === 'fresh';
  session.lab.setLine({ type: 'delay', ms: 0 });
  if (!fresh) await run(session, cell, roundOf('regular', list, WARM_GAP_MS), WARM_GAP_MS);
  const result: CellResult = { cell, asked: 0, measured: [], left: new Map() };
  while (result.asked < requests) {
    session.lab.setLine({ type: 'delay', ms: cell.delayMs });
    if (fresh) session.lab.hangUp();
    const asked = list.slice(0, requests - result.asked);
    const gapMs = Math.max(80, ((fresh ? 2 : 1) * cell.delayMs + 60) / 3);
    const round = roundOf(fresh ? 'burst' : 'regular', asked, gapMs);
    const samples = await run(session, cell, round, gapMs);
    result.asked += asked.length;
    const compared = samples.map((sample) => compare(cell, sample, session.lab.records));
    while (compared.length < asked.length) compared.push('no sample');
    for (const each of compared) {
      if (typeof each === 'string') result.left.set(each, (result.left.get(each) ?? 0) + 1);
      else result.measured.push(each);
    }
  }
  return result;
}

function run(session: Session, cell: Cell, round: Round, gapMs: number): Promise<Sample[]> {
  return carryOut(session, round, 800 + round.steps.length * gapMs + 2 * cell.delayMs);
}

/** A request that cannot be compared is a sentence, not a silence. */
function compare(cell: Cell, sample: Sample, records: readonly LabRecord[]): Measured | string {
  const path = `/${sample.round}/${sample.id.split('#')[1]}`;
  const request = recordsOf(records, 'request').find((r) => r.path === path);
  if (!request || sample.outcome !== 'ok') return sample.failure ?? 'not seen by the lab';
  if (sample.connection !== cell.connection) return `was ${sample.connection}`;
  if (request.first !== (cell.connection === 'fresh')) return 'another connection by the lab';
  if (request.protocol !== cell.protocol) return `was ${request.protocol}`;
  const connection = recordsOf(records, 'connection').find((c) => c.id === request.connection);
  const { tcpMs = 0, tlsMs = 0, waitingMs, ttfbMs } = sample.timings;
  if (!connection || request.firstByteAt === undefined) return 'not answered by the lab';
  if (waitingMs === undefined || ttfbMs === undefined) return 'no phases';
  const fresh = cell.connection === 'fresh';
  const said = fresh ? tcpMs + tlsMs + waitingMs : waitingMs;
  const truth = request.firstByteAt - (fresh ? connection.openedAt : request.arrivedAt);
  return { cell, said, truth, before: ttfbMs - said, ttfb: ttfbMs };
}
