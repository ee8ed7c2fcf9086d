/**
 * Fresh or reused decides what a sample can say. The browsers' own word for it is held against the lab's: a request was
 * fresh when it was the first on its connection there.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Round } from '../../src/round.ts';
import type { Sample } from '../../src/sample.ts';
import { CHECK_ROUNDS } from '../../src/schedule/limits.ts';
import { planRound } from '../../src/schedule/plan-round.ts';
import { DEFAULT_SETTINGS } from '../../src/settings.ts';
import { controlsFor, serviceById } from '../../src/targets/index.ts';
import { endpointOf, openedItsOwn, recordOf } from './lab-match.ts';
import { busyHosts } from './one-at-a-time.ts';
import { runRound } from './own-round.ts';
import { BROWSERS, openSession, type Session } from './session.ts';

const SERVICES = DEFAULT_SETTINGS.services;

/** What the planner makes of a suspicion, without the minutes between two such rounds and with less time between requests. */
function burst(freshOnDemand: boolean): Round {
  const { foreign, neutral } = controlsFor('ZZ');
  const now = Date.now();
  const round = planRound({
    id: 'burst',
    kind: 'burst',
    index: 0,
    plannedAt: now,
    now,
    targets: [...SERVICES.flatMap((id) => serviceById(id) ?? []), ...foreign, ...neutral],
    transfers: new Set(SERVICES),
    freshOnDemand,
    dns: !freshOnDemand,
    allowanceBytes: DEFAULT_SETTINGS.budgetBytes,
    random: Math.random,
  });
  if (!round) throw new Error('The planner made no burst.');
  return { ...round, steps: round.steps.map((step) => ({ ...step, afterMs: step.afterMs / 4 })) };
}

const isPlain = (sample: Sample): boolean => endpointOf(sample)?.url.startsWith('http:') ?? false;

describe.each(BROWSERS)('%s', (browser) => {
  let session: Session;
  let samples: Sample[];
  let rounds: string[];

  beforeAll(async () => {
    session = await openSession({ browser });
    await session.consent();
    const check = await session.until('the end of the first check', (stored) => {
      const done = stored.rounds.filter((r) => r.state === 'done');
      return done.length >= CHECK_ROUNDS ? { samples: stored.samples, ids: done.map((r) => r.id) } : undefined;
    });
    const later = await runRound(session, burst(browser === 'chromium'));
    samples = [...check.samples, ...later].filter(({ kind }) => ['http', 'transfer', 'websocket'].includes(kind));
    rounds = [...check.ids, 'burst'];
  });
  afterAll(() => session?.close());

  /** The services that, by the lab's record, had a connection of their own in this round. */
  function servedFresh(round: string): string[] {
    const { records } = session.lab;
    return SERVICES.filter((service) =>
      samples.some((s) => {
        const record = s.round === round && s.target === service ? recordOf(s, records) : undefined;
        return record !== undefined && openedItsOwn(record, records);
      }),
    );
  }

  it('every sample has its request at the lab, and says of its connection what the lab says', () => {
    const { records } = session.lab;
    const lost = samples.filter((s) => recordOf(s, records) === undefined);
    expect(lost.map((s) => `${s.id} ${s.target}/${s.endpoint} ${s.outcome} ${s.failure ?? ''}`)).toEqual([]);
    const counts: Record<string, number> = {};
    const wrong = samples.filter((s) => {
      const record = recordOf(s, records);
      const truth = record && openedItsOwn(record, records) ? 'fresh' : 'reused';
      const key = `${s.kind}: said ${s.connection}, was ${truth}`;
      counts[key] = (counts[key] ?? 0) + 1;
      return s.connection !== 'unknown' && s.connection !== truth;
    });
    console.log(`${browser}, ${samples.length} requests of ${rounds.length} rounds:`, counts);
    expect(wrong.map((s) => `${s.id} ${s.target}/${s.endpoint} ${s.kind} ${s.connection}`)).toEqual([]);
    // A browser that hides it always would pass the line above. A WebSocket shows no phases, nor does a refused certificate, and
    // TCP alone may be quicker than Firefox's clock shows.
    const shown = samples.filter((s) => s.outcome === 'ok' && s.timingDetail === 'full' && !isPlain(s));
    expect(shown.length).toBeGreaterThan(samples.length / 2);
    expect(shown.filter((s) => s.connection === 'unknown')).toEqual([]);
  });

  it('a first check and a burst have a fresh connection per service and round', () => {
    const had = rounds.map((round) => servedFresh(round).length);
    const share = had.reduce((a, b) => a + b, 0) / (rounds.length * SERVICES.length);
    console.log(`${browser}: services with a fresh connection, of ${SERVICES.length}, by round: ${had.join(', ')}`);
    console.log(`${browser}: share ${(100 * share).toFixed(0)} %`);
    if (browser === 'chromium') expect(had).toEqual(rounds.map(() => SERVICES.length));
    // Firefox has no fresh connection on demand: the first round has, later ones as far as hosts and sockets rotate.
    else expect(had[0]).toBe(SERVICES.length);
  });

  it('no host has two requests at once', () => {
    expect(busyHosts(session.lab.records)).toEqual([]);
  });
});
