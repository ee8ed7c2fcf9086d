/** The rounds of one user in time order, made as src/schedule makes them: regular, and bursts on suspicion. */
import type { Sample } from '../../../src/sample.ts';
import { shuffled } from '../../../src/schedule/jitter.ts';
import {
  BURST_MAX_MS,
  BURST_MIN_MS,
  BURST_REST_MS,
  BURST_ROUNDS,
  HTTP_PER_ROUND,
  JITTER,
  REQUEST_LIMITS,
  SPACING_MS,
  TRANSFER_EVERY_MS,
  TRANSFER_SLACK_MS,
} from '../../../src/schedule/limits.ts';
import { Suspicion } from '../../../src/schedule/suspicion.ts';
import type { Random } from '../random.ts';
import { type Ask, type Place, sampleOf } from './answer.ts';
import type { Span } from './path.ts';
import { answer, CONTROLS, lineAt, SERVICES, type User, wakesAt } from './user.ts';

export interface SimRound {
  id: string;
  kind: 'regular' | 'burst';
  start: number;
  /** When the last request ended: the moment that is judged. */
  end: number;
  samples: Sample[];
}

const INTERVAL_MS = 15 * 60_000;
/** As src/schedule/jitter.ts: waiting times are cut at four means. */
const spacing = (mean: number, random: Random): number => Math.min(4 * mean, random.exponential(mean));

type Draft = Omit<Ask, 'at'>;

const service = (target: string, kind: Ask['kind'], connection: Ask['connection']): Draft => ({
  target,
  targetType: 'service',
  kind,
  connection,
});
const mains = (ids: readonly string[]): Draft[] => ids.map((id) => service(id, 'http', 'fresh'));
const sockets = (ids: readonly string[]): Draft[] => ids.map((id) => service(id, 'websocket', 'fresh'));
const KEPT = SERVICES.map((id) => service(id, 'http', 'reused'));
const CONTROL = CONTROLS.map((target): Draft => ({ ...service(target, 'http', 'fresh'), targetType: 'control' }));
/** One from each side of the border. */
const CONTROL_TRANSFERS = [0, 3].flatMap((i): Draft[] =>
  CONTROL.slice(i, i + 1).map((draft) => ({ ...draft, kind: 'transfer' })),
);

interface Plan {
  kind: SimRound['kind'];
  /** Place in the burst. */
  index: number;
  /** A burst asks the suspects alone. */
  services: readonly string[];
  transfers: readonly string[];
}

/** Requests of a round, turn by turn over the targets in random order. */
function drafts({ kind, index, services, transfers }: Plan, user: User): Draft[] {
  const burst = kind === 'burst';
  const other = burst && user.browser === 'firefox' ? Math.floor(index / 2) : 0;
  // Firefox meets a fresh connection only on a name that it has not asked lately.
  const elsewhere = other > 0 ? { endpoint: `other-${other}`, role: 'api' } : {};
  const first = burst && index % 2 === 1 ? sockets(services) : mains(services).map((d) => ({ ...d, ...elsewhere }));
  const turns = [shuffled([...first, ...CONTROL], () => user.random.next())];
  if (!burst) {
    turns.push(sockets(services));
    for (let i = 1; i < HTTP_PER_ROUND; i++) turns.push(KEPT);
  }
  if (transfers.length > 0) {
    turns.push([...CONTROL_TRANSFERS, ...transfers.map((id) => service(id, 'transfer', 'fresh'))]);
  }
  return turns.flat();
}

function makeRound(user: User, id: string, kind: SimRound['kind'], start: number, list: readonly Draft[]): SimRound {
  const { random } = user;
  const samples: Sample[] = [];
  const { totalMs, silenceMs } = REQUEST_LIMITS[kind];
  const place: Place = { round: id, roundKind: kind, seq: 0, network: '', browser: user.browser, totalMs, silenceMs };
  const line = lineAt(user, start);
  let at = start;
  let end = start;
  const draw = (): number => random.normal();
  const unreached = new Set<string>();
  for (const [seq, draft] of list.entries()) {
    if (kind === 'burst' && draft.kind === 'transfer' && unreached.has(draft.target)) continue;
    if (!line) break;
    const ask: Ask = { ...draft, at };
    // Requests seconds apart may meet the same queue or another.
    const ahead = random.chance(0.5) ? Math.min(3, Math.floor(seq / 9)) : 0;
    place.seq = seq;
    place.network = line.name;
    const sample = sampleOf(ask, answer(user, line, ask, ahead), place, draw);
    samples.push(sample);
    if (sample.outcome === 'failed' && draft.kind !== 'transfer') unreached.add(draft.target);
    end = Math.max(end, sample.at + Math.ceil(sample.timings.totalMs));
    at += 1 + Math.ceil(spacing(SPACING_MS[kind], random));
  }
  return { id, kind, start, end, samples };
}

/** Never ends before `span` does. The first round after sleep comes late, as real ones do. */
export function* rounds(user: User, span: Span): Generator<SimRound> {
  const { random } = user;
  const suspicion = new Suspicion();
  const lastTransfer = new Map<string, number>();
  /** Starts of the burst rounds that still count against the next. */
  let bursts: number[] = [];
  let [at, before, index, number] = [span.from + random.between(0, INTERVAL_MS), 0, 0, 0];
  let kind: SimRound['kind'] = 'regular';
  let services: readonly string[] = SERVICES;
  while (at < span.to) {
    const wake = wakesAt(user, at);
    if (wake !== undefined) {
      at = wake + random.between(1_000, 60_000);
      [kind, services] = ['regular', SERVICES];
      continue;
    }
    const dueNow = (id: string): boolean => {
      const last = lastTransfer.get(id) ?? 0;
      // As extension/background/planning.ts: in a burst from its second round on, or where a transfer may be what looked odd.
      return at - last > TRANSFER_EVERY_MS - TRANSFER_SLACK_MS || (kind === 'burst' && (index > 0 || last === before));
    };
    const transfers = services.filter(dueNow);
    const id = `r${String(number++).padStart(6, '0')}`;
    const round = makeRound(user, id, kind, at, drafts({ kind, index, services, transfers }, user));
    for (const target of transfers)
      if (round.samples.some((s) => s.target === target && s.kind === 'transfer')) lastTransfer.set(target, at);
    before = at;
    const suspects = suspicion.round(round.samples);
    yield round;
    const next: number = kind === 'burst' ? index + 1 : 0;
    if (kind === 'burst') bursts.push(at);
    bursts = bursts.filter((start) => at - start < BURST_REST_MS);
    if (suspects.length > 0 && next < BURST_ROUNDS && bursts.length < BURST_ROUNDS) {
      [kind, index, services] = ['burst', next, suspects];
      at += random.between(BURST_MIN_MS, BURST_MAX_MS);
    } else {
      [kind, index, services] = ['regular', 0, SERVICES];
      at += INTERVAL_MS * random.between(1 - JITTER, 1 + JITTER);
    }
    at = Math.max(at, round.end + 1_000);
  }
}
