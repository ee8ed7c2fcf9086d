/**
 * Gentleness by the lab's own count: a regular round, the only kind that asks a host more than once, with its waiting times
 * taken out and a lab that takes its time, so that requests would overlap if nothing held them apart.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MAX_PARALLEL } from '../../src/schedule/limits.ts';
import { CONTROLS, SERVICES } from '../../src/targets/index.ts';
import { maxConcurrentPerHost } from '../lab/record-queries.ts';
import { recordsOf } from '../lab/records.ts';
import { busyHosts, leftBehind } from './one-at-a-time.ts';
import { type Ask, consentOnly, roundOf, runRound, stepsOf } from './own-round.ts';
import { BROWSERS, openSession, type Session } from './session.ts';

const OFTEN = ['whatsapp/web', 'whatsapp/chat', 'telegram/web', 'discord/web', 'signal/site'];
const ASKS: Ask[] = [...SERVICES, ...CONTROLS].flatMap((target) =>
  target.endpoints
    .filter((endpoint) => OFTEN.includes(`${target.id}/${endpoint.id}`))
    .map((endpoint) => ({ target, endpoint })),
);

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
});
