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

function pools(): Record<ProbeKind | 'portal' | 'page', Pool> {
  const taken = new Set<string>();
  const all = [...SERVICES, ...CONTROLS]
    .filter((target) => !MET.includes(target.id))
    .flatMap((target) => target.endpoints.map((endpoint) => ({ target, endpoint, url: endpoint.url })));
  const take = (fits: (place: Pool[number]) => boolean): Pool =>
    all.filter((place) => {
      const host = hostOf(place.url);
      return place.endpoint.expect.certificate !== 'private' && fits(place) && !taken.has(host) && taken.add(host);
    });
  const of = (kind: ProbeKind): Pool => take(({ endpoint, url }) => endpoint.kind === kind && !url.startsWith('http:'));
  const [websocket, transfer, stun] = [of('websocket'), of('transfer'), of('stun')];
  const portal = take(({ endpoint }) => endpoint.role === 'portal');
  const page = take(({ url }) => url.startsWith('http:'));
  const http = of('http');
  const dns = http.splice(-NAMES).map((each) => ({ ...each, url: `dns:${hostOf(each.url)}` }));
  return { portal, page, websocket, transfer, stun, http, dns };
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
    const asked = (over: Case['plain']): Case[] => cases.filter((c) => c.plain === over);
    return [
      ...assign(asked('portal'), kind, pool.portal),
      ...assign(asked('page'), kind, pool.page),
      ...assign(asked(undefined), kind, pool[kind]),
    ];
  });
}
