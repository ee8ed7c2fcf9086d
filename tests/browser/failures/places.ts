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

type Pool = Required<Pick<Ask, 'target' | 'endpoint' | 'url'>>[];

/** What is asked by the check that consent begins: these hosts have been met already. */
const MET = ['viber', 'google', 'wikimedia', 'microsoft', 'github', 'apple', 'kernel-org', 'stun-google'];
/** Hosts for `dns`, which has no entries in the catalogue. */
const NAMES = 10;

function pools(): Record<ProbeKind | 'plain', Pool> {
  const taken = new Set<string>();
  const all = [...SERVICES, ...CONTROLS]
    .filter((target) => !MET.includes(target.id))
    .flatMap((target) => target.endpoints.map((endpoint) => ({ target, endpoint, url: endpoint.url })));
  const take = (kind: ProbeKind, portal = false): Pool =>
    all.filter(({ endpoint, url }) => {
      const fits = endpoint.kind === kind && (endpoint.role === 'portal') === portal;
      const host = hostOf(url);
      return fits && endpoint.expect.certificate !== 'private' && !taken.has(host) && taken.add(host);
    });
  const [plain, websocket, transfer, stun] = [take('http', true), take('websocket'), take('transfer'), take('stun')];
  const http = take('http');
  const dns = http.splice(-NAMES).map((each) => ({ ...each, url: `dns:${hostOf(each.url)}` }));
  return { plain, websocket, transfer, stun, http, dns };
}

/** Cases of a bad name come first and keep their hosts; the rest are used again, one round later each time. */
function assign(cases: readonly Case[], kind: ProbeKind, pool: Pool): Place[] {
  const sorted = cases.toSorted((a, b) => Number(b.name ?? false) - Number(a.name ?? false));
  const keep = cases.filter((c) => c.name).length;
  const again = pool.slice(keep);
  return sorted.map((each, i) => {
    const late = i - pool.length;
    const place = late < 0 ? pool[i] : again[late % again.length];
    if (!place) throw new Error(`The catalogue has too few hosts for ${kind}.`);
    return {
      ...place,
      case: each,
      kind,
      host: hostOf(place.url),
      turn: late < 0 ? 0 : 1 + Math.floor(late / again.length),
    };
  });
}

export function places(kinds: readonly ProbeKind[]): Place[] {
  const pool = pools();
  return kinds.flatMap((kind) => {
    const cases = CASES.filter((c) => c.kinds.includes(kind));
    const [plain, usual] = [cases.filter((c) => c.plain), cases.filter((c) => !c.plain)];
    return [...assign(plain, kind, pool.plain), ...assign(usual, kind, pool[kind])];
  });
}
