/**
 * A host of its own for every case and kind, so that all behaviours hold at once and nothing a browser remembers (names,
 * connections, sessions) leaks from one case into another. WebSockets may be opened to ten hosts only: they take turns.
 */
import type { ProbeKind } from '../../../src/probe-kind.ts';
import { hostOf } from '../../../src/schedule/choose-steps.ts';
import { CONTROLS, SERVICES } from '../../../src/targets/index.ts';
import type { Ask } from '../own-round.ts';
import { CASES, type Case } from './cases.ts';

export interface Place extends Ask {
  case: Case;
  kind: ProbeKind;
  host: string;
  /** Round in which it is asked. */
  turn: number;
}

/** What is asked by the check that consent begins: these hosts have been met already. */
const MET = new Set(['viber', 'google', 'wikimedia', 'microsoft', 'github', 'apple', 'kernel-org', 'stun-google']);

const ALL: readonly (Ask & { host: string })[] = [...SERVICES, ...CONTROLS].flatMap((target) =>
  target.endpoints.map((endpoint) => ({ target, endpoint, host: hostOf(endpoint.url) })),
);

function pools(): Record<ProbeKind | 'plain', Ask[]> {
  const taken = new Set<string>();
  const take = (wanted: (ask: Ask) => boolean): Ask[] =>
    ALL.filter((ask) => !MET.has(ask.target.id) && wanted(ask) && !taken.has(ask.host) && taken.add(ask.host));
  const of = (kind: ProbeKind) => (ask: Ask) =>
    ask.endpoint.kind === kind && ask.endpoint.role !== 'portal' && ask.endpoint.expect.certificate !== 'private';
  const plain = take((ask) => ask.endpoint.role === 'portal');
  const [websocket, transfer, stun, http] = [take(of('websocket')), take(of('transfer')), take(of('stun')), take(of('http'))];
  return { plain, websocket, transfer, stun, http, dns: http.splice(-10) };
}

/** @throws where the catalogue has too few hosts of a kind */
export function places(kinds: readonly ProbeKind[]): Place[] {
  const free = pools();
  const used = new Map<string, Place[]>();
  const sorted = CASES.toSorted((a, b) => Number(b.name ?? false) - Number(a.name ?? false));
  return sorted.flatMap((each) =>
    each.kinds
      .filter((kind) => kinds.includes(kind))
      .map((kind): Place => {
        const pool = each.plain ? 'plain' : kind;
        const before = used.get(pool) ?? [];
        // Where the hosts run out, those whose name did nothing serve once more, in the next round.
        const again = before.filter((place) => !place.case.name && place.turn === 0)[before.length - (free[pool].length + namesIn(before))];
        const next = free[pool].shift();
        throw new Error();
      }),
  );
}
