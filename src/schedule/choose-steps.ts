/**
 * Which requests a round holds for one target, in order of worth: the first is always made, the planner drops from the end
 * when the day's bytes run short.
 */
import type { Round, Step } from '../round.ts';
import type { Endpoint, Target } from '../targets/target.ts';
import { HTTP_PER_ROUND, LIGHT_BYTES, PLAIN_EVERY, TRANSFER_BYTES } from './limits.ts';

/** A step before it has its place in the round. */
export type Draft = Omit<Step, 'seq' | 'afterMs'>;

export interface Choice {
  kind: Round['kind'];
  /** Place of the round in its check or burst; rotates endpoints. */
  index: number;
  /** The browser can open a fresh connection on demand (Chromium). */
  freshOnDemand: boolean;
  /** A transfer is wanted for this target. */
  transfer: boolean;
  /** The browser resolves names for us (Firefox). */
  dns: boolean;
  /** Parts of the service that this round asks beside the app (parts.ts). */
  parts: readonly Endpoint[];
}

export function hostOf(url: string): string {
  const [scheme, rest = ''] = url.split(/:(?:\/\/)?/, 2);
  if (scheme === 'stun' || scheme === 'dns') return rest.split(':')[0] ?? rest;
  return new URL(url).hostname;
}

function draft(target: Target, endpoint: Endpoint, fresh: boolean): Draft {
  return {
    target: target.id,
    targetType: target.type,
    endpoint: endpoint.id,
    role: endpoint.role,
    kind: endpoint.kind,
    url: endpoint.url,
    host: hostOf(endpoint.url),
    method: endpoint.kind === 'http' ? (endpoint.method ?? 'HEAD') : 'GET',
    maxBytes: endpoint.kind === 'transfer' ? TRANSFER_BYTES : LIGHT_BYTES,
    fresh,
  };
}

const rotated = <T>(items: readonly T[], by: number): T | undefined => items[by % Math.max(1, items.length)];

/** Plain requests of the target, the main one first, one per host name. */
export function lightEndpoints(target: Target): Endpoint[] {
  const light = target.endpoints.filter((e) => e.kind === 'http' && e.role !== 'portal' && e.role !== 'plain');
  const sorted = [...light.filter((e) => e.role === 'app'), ...light.filter((e) => e.role !== 'app')];
  const hosts = new Set<string>();
  return sorted.filter((e) => !hosts.has(hostOf(e.url)) && hosts.add(hostOf(e.url)));
}

/** Requests of one target in one round. In a quick round every host is asked once at most. */
export function chooseSteps(target: Target, choice: Choice): Draft[] {
  const quick = choice.kind !== 'regular';
  const of = (kind: Endpoint['kind']): Endpoint[] => target.endpoints.filter((e) => e.kind === kind);
  const light = lightEndpoints(target);
  const sockets = of('websocket');
  const main = light[0];
  const drafts: Draft[] = [];
  const add = (endpoint: Endpoint | undefined): void => {
    if (endpoint) drafts.push(draft(target, endpoint, quick));
  };
  if (quick) {
    // Firefox meets a fresh connection only on a name it has not asked lately: the endpoints rotate there, and the
    // WebSocket, which always opens its own, takes every second turn.
    const socket = choice.index % 2 === 1 ? rotated(sockets, (choice.index - 1) / 2) : undefined;
    const turn = choice.freshOnDemand ? 0 : choice.index / 2;
    add(socket ?? rotated(light, Math.floor(turn)) ?? main);
    for (const part of choice.parts) add(part);
  } else if (main) {
    add(main);
    if (target.type === 'service') {
      // Where bytes are short the WebSocket, asked in most rounds, gives way to a part now and then.
      for (const part of choice.parts) add(part);
      add(rotated(sockets, choice.index));
      for (let i = 1; i < HTTP_PER_ROUND; i++) add(main);
    }
  }
  if (choice.transfer) {
    const objects = of('transfer');
    add(choice.freshOnDemand ? objects[0] : rotated(objects, choice.index));
  }
  const asked = new Set<string>();
  const once = drafts.filter((d) => !quick || (!asked.has(d.host) && asked.add(d.host)));
  const names = choice.dns && main && target.type === 'service' ? [nameStep(target, main)] : [];
  const plainNow = choice.index % (quick ? 2 : PLAIN_EVERY) === 0;
  const others = target.endpoints.filter(
    (e) => e.kind === 'stun' || e.role === 'portal' || (e.role === 'plain' && plainNow),
  );
  return [...once, ...names, ...others.map((e) => draft(target, e, quick))];
}

/** Resolution of the main host's name, apart from any request. */
function nameStep(target: Target, main: Endpoint): Draft {
  const host = hostOf(main.url);
  return { ...draft(target, main, false), kind: 'dns', url: `dns:${host}`, endpoint: `${main.id}-name` };
}
