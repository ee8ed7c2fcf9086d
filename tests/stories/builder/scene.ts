/** Builds a story's rounds: WhatsApp beside four controls, healthy unless told otherwise, as a first check makes them. */
import type { Story } from './story.ts';

/** Fields of a sample that differ from a healthy one; null: not asked in this round. */
export type Change = Record<string, unknown> | null;
/** By round, counted from 0. */
export type ByRound = (round: number) => Change;

export interface Scene {
  rounds?: number;
  /** Between rounds, ms. */
  every?: number;
  /** Requests of the service by endpoint key; a missing key is not asked. */
  service?: Partial<Record<'web' | 'again' | 'object' | 'chat' | 'media' | 'plain' | 'turn', ByRound>>;
  /** Controls by key: their plain requests; a missing one is healthy. */
  controls?: Record<string, ByRound>;
  /** Transfers of the controls c1 and c2. */
  controlTransfer?: ByRound;
  /** Portal check and neutral STUN server; not asked unless given. */
  portal?: ByRound;
  /** Telegram is asked too: true where it is healthy. */
  telegram?: boolean | ByRound;
  stun?: ByRound;
  /** Fields of every sample of a round, under the others. */
  all?: ByRound;
}

export const healthy: ByRound = () => ({});
export const always =
  (change: Change): ByRound =>
  () =>
    change;

export const BASE = {
  version: 1,
  roundKind: 'first-check',
  targetType: 'service',
  connection: 'fresh',
  protocol: 'h2',
  outcome: 'ok',
  confounders: [],
  status: 200,
  timings: { dnsMs: 12, tcpMs: 40, tlsMs: 44, waitingMs: 60, ttfbMs: 158, totalMs: 160 },
  timingDetail: 'full',
  costBytes: 9000,
  network: 'home',
  browser: 'chromium',
};

/** 64 KB in 120 ms after the head: some 4 Mbit/s. */
export const FAST = {
  bytes: 65536,
  progress: [
    [160, 14600],
    [200, 30000],
    [240, 46000],
    [280, 65536],
  ],
  lastProgressMs: 280,
  timings: { dnsMs: 12, tcpMs: 40, tlsMs: 44, waitingMs: 60, ttfbMs: 158, transferMs: 122, totalMs: 280 },
};

const ENDPOINTS: Record<string, Record<string, unknown>> = {
  web: { target: 'whatsapp', endpoint: 'web', role: 'app', kind: 'http' },
  again: { target: 'whatsapp', endpoint: 'web', role: 'app', kind: 'http', connection: 'reused' },
  media: { target: 'whatsapp', endpoint: 'media', role: 'media', kind: 'http' },
  plain: { target: 'whatsapp', endpoint: 'plain', role: 'plain', kind: 'http', status: 301 },
  chat: { target: 'whatsapp', endpoint: 'chat', role: 'websocket', kind: 'websocket', status: 101 },
  object: { target: 'whatsapp', endpoint: 'object', role: 'object', kind: 'transfer', ...FAST },
  turn: { target: 'whatsapp', endpoint: 'turn', role: 'stun', kind: 'stun' },
  telegram: { target: 'telegram', endpoint: 'web', role: 'app', kind: 'http' },
  portal: { target: 'portal', targetType: 'control', endpoint: 'check', role: 'portal', kind: 'http', status: 204 },
  stun: { target: 'stun', targetType: 'control', endpoint: 'stun', role: 'stun', kind: 'stun' },
};

const controlEndpoint = (id: string, transfer: boolean): Record<string, unknown> => ({
  target: id,
  targetType: 'control',
  endpoint: transfer ? 'object' : 'web',
  role: transfer ? 'object' : 'app',
  kind: transfer ? 'transfer' : 'http',
  ...(transfer && FAST),
});

export type StoryHead = Pick<Story, 'title' | 'rule' | 'speaks' | 'expect'> &
  Partial<Pick<Story, 'now' | 'online' | 'settings' | 'domestic'>>;

export const START = Date.UTC(2026, 1, 11, 9, 0, 0);

export function tell(head: StoryHead, ...scenes: Scene[]): Story {
  const endpoints: Record<string, Record<string, unknown>> = {};
  const samples: Record<string, unknown>[] = [];
  let at = 0;
  let number = 0;
  for (const scene of scenes) {
    const controls = { c1: healthy, c2: healthy, c3: healthy, c4: healthy, ...scene.controls };
    for (let r = 0; r < (scene.rounds ?? 5); r++) {
      const round = `r${++number}`;
      let offset = 0;
      const ask = (of: string, endpoint: Record<string, unknown> | undefined, change: ByRound): void => {
        const own = change(r);
        if (!own || !endpoint) return;
        endpoints[of] = endpoint;
        samples.push({ of, round, at: at + offset, ...scene.all?.(r), ...own });
        offset += 150;
      };
      const plan = { web: healthy, object: healthy, ...scene.service };
      for (const [of, change] of Object.entries(plan)) ask(of, ENDPOINTS[of], change);
      for (const [of, change] of Object.entries(controls)) ask(of, controlEndpoint(of, false), change);
      for (const of of ['c1', 'c2']) ask(`${of}-object`, controlEndpoint(of, true), scene.controlTransfer ?? healthy);
      if (scene.telegram) ask('telegram', ENDPOINTS.telegram, scene.telegram === true ? healthy : scene.telegram);
      if (scene.portal) ask('portal', ENDPOINTS.portal, scene.portal);
      if (scene.stun) ask('stun', ENDPOINTS.stun, scene.stun);
      at += scene.every ?? 15_000;
    }
  }
  return {
    online: true,
    settings: { services: ['whatsapp'] },
    domestic: [],
    now: at,
    ...head,
    start: START,
    base: BASE,
    endpoints,
    samples,
  };
}
