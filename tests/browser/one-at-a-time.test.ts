/**
 * Gentleness by the lab's own count: a regular round, the only kind that asks a host more than once, with its waiting times
 * taken out and a lab that takes its time, so that requests would overlap if nothing held them apart.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Sample } from '../../src/sample.ts';
import { hostOf } from '../../src/schedule/choose-steps.ts';
import { MAX_PARALLEL } from '../../src/schedule/limits.ts';
import { CLOSING_LIMIT_MS } from '../../src/schedule/naming.ts';
import { CONTROLS, SERVICES } from '../../src/targets/index.ts';
import type { Behaviour } from '../lab/behaviour.ts';
import { maxConcurrentPerHost } from '../lab/record-queries.ts';
import { recordsOf } from '../lab/records.ts';
import { busyHosts, leftBehind } from './one-at-a-time.ts';
import { type Ask, consentOnly, roundOf, runRound, stepsOf } from './own-round.ts';
import { BROWSERS, openSession, type Session } from './session.ts';

const OFTEN = ['whatsapp/web', 'whatsapp/chat', 'telegram/web', 'discord/web', 'signal/site'];
const ALL: Ask[] = [...SERVICES, ...CONTROLS].flatMap((target) =>
  target.endpoints.map((endpoint) => ({ target, endpoint })),
);
const ASKS = ALL.filter(({ target, endpoint }) => OFTEN.includes(`${target.id}/${endpoint.id}`));

describe.each(BROWSERS)('%s', (browser) => {
  let session: Session;
  let from = 0;
  beforeAll(async () => {
    session = await openSession({ browser });
    await consentOnly(session);
    session.lab.setLine({ type: 'think', ms: 250 });
    from = session.lab.records.length;
    await runRound(session, roundOf('often', stepsOf([...ASKS, ...ASKS, ...ASKS, ...ASKS])));
  });
  afterAll(() => session?.close());

  it('four requests and more to each host never meet', () => {
    const records = session.lab.records.slice(from);
    const sent = [...recordsOf(records, 'request'), ...recordsOf(records, 'websocket')];
    expect(sent).toHaveLength(4 * ASKS.length);
    console.log(`${browser}: at once per host`, Object.fromEntries(maxConcurrentPerHost(records)));
    expect(busyHosts(records)).toEqual([]);
    expect(leftBehind(records)).toEqual([]);
  });

  it(`no more than ${MAX_PARALLEL} requests at once over all hosts`, () => {
    const records = session.lab.records.slice(from).map((r) => ('host' in r ? { ...r, host: 'all' } : r));
    const most = maxConcurrentPerHost(records).get('all') ?? 0;
    expect(most).toBeLessThanOrEqual(MAX_PARALLEL);
    expect(most).toBeGreaterThan(1);
  });

  describe('a round asks for the network at its beginning and its end', () => {
    const [naming, page] = ['stun-google/stun', 'discord/web'].map((id) => {
      const [target, endpoint] = id.split('/');
      const ask = ALL.find((a) => a.target.id === target && a.endpoint.id === endpoint);
      if (!ask) throw new Error(`${id} is not in the catalogue.`);
      return ask;
    }) as [Ask, Ask];
    const host = hostOf(naming.endpoint.url);

    /** @param meanwhile what STUN does after its first answer; the second page waits for that */
    async function asked(id: string, meanwhile: Behaviour): Promise<Sample[]> {
      session.lab.set(host, { type: 'stun-mapped', address: '203.0.113.7' });
      const before = recordsOf(session.lab.records, 'stun').length;
      const steps = stepsOf([naming, page, page, naming]).map((s) => (s.seq === 2 ? { ...s, afterMs: 1_500 } : s));
      const round = runRound(session, roundOf(id, steps));
      while (recordsOf(session.lab.records, 'stun').length === before) await sleep(200);
      session.lab.set(host, meanwhile);
      return round;
    }
    const marks = (samples: readonly Sample[]): string[][] => samples.map((s) => s.confounders);

    it('where nothing changes nothing is written', async () => {
      const samples = await asked('same', { type: 'stun-mapped', address: '203.0.113.99' });
      expect(marks(samples)).toEqual([[], [], [], []]);
      expect(new Set(samples.filter((s) => s.kind === 'stun').map((s) => s.network)).size).toBe(1);
    });

    it('a server that has fallen silent is not waited for as long as a service', async () => {
      const samples = await asked('silent', { type: 'stun-silent' });
      expect(marks(samples)).toEqual([[], [], [], []]);
      expect(samples[3]).toMatchObject({ outcome: 'failed', network: 'unknown' });
      expect(samples[3]?.timings.totalMs).toBeLessThan(CLOSING_LIMIT_MS + 1_000);
    });

    it('a VPN that comes up in between is written into what was asked meanwhile', async () => {
      const samples = await asked('vpn', { type: 'stun-mapped', address: '198.51.100.9' });
      expect(marks(samples)).toEqual([[], ['network-change'], ['network-change'], []]);
      const names = samples.flatMap((s, i) => (i % 3 === 0 ? [s.network] : []));
      expect(names).toEqual([expect.stringMatching(/^net-/), expect.stringMatching(/^net-/)]);
      expect(names[0]).not.toBe(names[1]);
    });
  });
});
