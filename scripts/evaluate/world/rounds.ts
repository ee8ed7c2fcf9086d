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
} from '../../../src/schedule/limits.ts';
import type { Random } from '../random.ts';
import { type Ask, type Place, sampleOf } from './answer.ts';
import type { Span } from './path.ts';
import { Suspicion } from './suspicion.ts';
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
const MAIN = SERVICES.map((id) => service(id, 'http', 'fresh'));
const KEPT = SERVICES.map((id) => service(id, 'http', 'reused'));
const SOCKETS = SERVICES.map((id) => service(id, 'websocket', 'fresh'));
const CONTROL = CONTROLS.map((target): Draft => ({ ...service(target, 'http', 'fresh'), targetType: 'control' }));
/** One from each side of the border. */
const CONTROL_TRANSFERS = [0, 3].flatMap((i): Draft[] =>
  CONTROL.slice(i, i + 1).map((draft) => ({ ...draft, kind: 'transfer' })),
);

/** Requests of a round, turn by turn over the targets in random order. */
function drafts(kind: SimRound['kind'], index: number, transfers: ReadonlySet<string>, user: User): Draft[] {
  const burst = kind === 'burst';
  const other = burst && user.browser === 'firefox' ? Math.floor(index / 2) : 0;
  // Firefox meets a fresh connection only on a name that it has not asked lately.
  const main = other > 0 ? MAIN.map((draft) => ({ ...draft, endpoint: `other-${other}`, role: 'api' })) : MAIN;
  const first = burst && index % 2 === 1 ? SOCKETS : main;
  const turns = [shuffled([...first, ...CONTROL], () => user.random.next())];
  if (!burst) {
    turns.push(SOCKETS);
    for (let i = 1; i < HTTP_PER_ROUND; i++) turns.push(KEPT);
  }
  if (transfers.size > 0) {
    turns.push([...CONTROL_TRANSFERS, ...[...transfers].map((id) => service(id, 'transfer', 'fresh'))]);
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
export function* rounds(user: User, span: Span, keepUp = false): Generator<SimRound> {
  const { random } = user;
  const suspicion = new Suspicion(keepUp);
  const lastTransfer = new Map<string, number>();
  let [at, index, number] = [span.from + random.between(0, INTERVAL_MS), 0, 0];
  let kind: SimRound['kind'] = 'regular';
  let restUntil = 0;
  let suspects: string[] = [];
  while (at < span.to) {
    const wake = wakesAt(user, at);
    if (wake !== undefined) {
      at = wake + random.between(1_000, 60_000);
      kind = 'regular';
      continue;
    }
    const due = SERVICES.filter(
      (id) => at - (lastTransfer.get(id) ?? 0) > TRANSFER_EVERY_MS || (kind === 'burst' && suspects.includes(id)),
    );
    const round = makeRound(
      user,
      `r${String(number++).padStart(6, '0')}`,
      kind,
      at,
      drafts(kind, index, new Set(due), user),
    );
    for (const id of due)
      if (round.samples.some((s) => s.target === id && s.kind === 'transfer')) lastTransfer.set(id, at);
    suspects = suspicion.suspects(round.samples);
    yield round;
    const next: number = kind === 'burst' ? index + 1 : 0;
    if (suspects.length > 0 && next < BURST_ROUNDS && (kind === 'burst' || at >= restUntil)) {
      [kind, index] = ['burst', next];
      restUntil = at + BURST_REST_MS;
      at += random.between(BURST_MIN_MS, BURST_MAX_MS);
    } else {
      if (kind === 'burst') restUntil = at + BURST_REST_MS;
      [kind, index] = ['regular', 0];
      at += INTERVAL_MS * random.between(1 - JITTER, 1 + JITTER);
    }
    at = Math.max(at, round.end + 1_000);
  }
}
