/**
 * Nothing makes the same request without end: no endpoint that has left the catalogue, no disk that takes nothing more. And what
 * the person presses is done first, whatever the disk says.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { carryOut } from '../../extension/background/commands.ts';
import { createMeasuring, type Measuring } from '../../extension/background/measuring.ts';
import type { ProberLink } from '../../extension/platform/prober-link.ts';
import type { Observation } from '../../src/observation.ts';
import type { Step } from '../../src/round.ts';
import {
  changeSettings,
  getSettings,
  openRounds,
  type Store,
  samplesOfRound,
  saveRound,
} from '../../src/store/index.ts';
import { serviceById } from '../../src/targets/index.ts';
import { type FullDisk, fullDisk } from '../store/full-disk.ts';
import { makeRound, newStore } from '../store/make.ts';

const session = vi.hoisted(() => ({ fullAt: undefined as number | undefined }));
vi.mock('../../extension/platform/storage-full.ts', () => ({
  async rememberFull(now: number) {
    session.fullAt = now;
  },
  async forgetFull() {
    session.fullAt = undefined;
  },
  fullAt: async () => session.fullAt,
}));
vi.mock('../../extension/platform/permissions.ts', () => ({
  dropPermissions: async () => undefined,
  permitted: async () => true,
  permittedUrl: async () => true,
}));
vi.mock('../../extension/platform/network-facts.ts', () => ({
  factsOf: async () => undefined,
  forgetRequests: () => undefined,
  listenAnew: () => undefined,
  listenToRequests: () => true,
}));
vi.mock('../../extension/platform/family.ts', () => ({ FAMILY: 'firefox' }));
vi.mock('../../extension/platform/wake.ts', () => ({ ensureWake: async () => undefined }));
vi.mock('../../extension/platform/anonymous-headers.ts', () => ({ originRemoved: async () => undefined }));
vi.mock('../../extension/background/own-provider.ts', () => ({ placedBy: async () => undefined }));
vi.mock('../../extension/background/keep-rollups.ts', () => ({ keepRollups: () => undefined }));
vi.mock('../../extension/take-targets.ts', () => ({}));
vi.mock('../../extension/target-list.ts', () => ({ loadTargets: async () => undefined }));
vi.stubGlobal('navigator', { onLine: true });

/** Long enough for a hundred requests in a row of a server that answers at once. */
const WHILE_MS = 700;
const [app] = (serviceById('whatsapp')?.endpoints ?? []).filter((e) => e.kind === 'http' && e.role === 'app');

function step(seq: number, endpoint = app?.id ?? ''): Step {
  const host = `host-${seq}.example`;
  const asked = { kind: 'http', url: `https://${host}/`, host, method: 'HEAD', maxBytes: 16_384 } as const;
  return { seq, target: 'whatsapp', targetType: 'service', endpoint, role: 'app', ...asked, fresh: false, afterMs: 0 };
}

/** A prober of which every request is answered within some ms; `runs` has the steps that were asked. */
function answering(store: Store): { measuring: Measuring; runs: number[] } {
  const runs: number[] = [];
  const flying = new Set<number>();
  const link: ProberLink = {
    traits: { freshOnDemand: false, dns: false },
    ensure: async () => undefined,
    cancel: async () => undefined,
    release: async () => undefined,
    inFlight: async () => [...flying],
    async run(round, { seq, url }) {
      if (flying.has(seq)) return;
      runs.push(seq);
      flying.add(seq);
      const times = { at: Date.now(), headMs: 4, totalMs: 5, wallMs: 5 };
      const answer: Observation = {
        kind: 'http',
        url,
        ...times,
        end: 'complete',
        status: 200,
        freshPool: false,
        online: true,
      };
      setTimeout(() => void measuring.observed(round.id, seq, answer).finally(() => flying.delete(seq)), 5);
    },
  };
  const measuring: Measuring = createMeasuring(
    async () => store,
    link,
    () => undefined,
    async () => undefined,
    async () => undefined,
  );
  return { measuring, runs };
}

let store: Store;
let disk: FullDisk | undefined;
beforeEach(async () => {
  session.fullAt = undefined;
  store = await newStore();
  const now = Date.now();
  await changeSettings(store, (settings) => ({ ...settings, consentedAt: now, services: ['whatsapp'] }), now);
});
afterEach(() => {
  disk?.restore();
  disk = undefined;
});

const open = (steps: Step[]): Promise<void> =>
  saveRound(store, makeRound('r', { plannedAt: Date.now(), startedAt: Date.now(), steps }));

it('an endpoint that an update took away is not asked, and the round ends with what it has', async () => {
  await open([step(0, 'gone'), step(1)]);
  const { measuring, runs } = answering(store);
  await measuring.tick();
  await sleep(WHILE_MS);
  expect(runs).toEqual([1]);
  expect((await samplesOfRound(store, 'r')).length).toBe(1);
  expect(await openRounds(store)).toEqual([]);
});

describe('a disk that takes nothing more, not even the end of a round', () => {
  it('stops the asking, and measuring goes on when there is room again', async () => {
    await open([step(0), step(1)]);
    disk = fullDisk(0, 'request');
    const { measuring, runs } = answering(store);
    await measuring.tick();
    await sleep(WHILE_MS);
    expect(runs.toSorted()).toEqual([0, 1]);
    await measuring.tick();
    expect(runs.length).toBe(2);
    disk.restore();
    await measuring.tick();
    expect(await openRounds(store)).toEqual([]);
    expect(runs.length).toBe(2);
    await open([step(2)]);
    await measuring.tick();
    await sleep(WHILE_MS);
    expect([runs, session.fullAt]).toEqual([expect.arrayContaining([2]), undefined]);
    expect((await samplesOfRound(store, 'r')).length).toBe(1);
  });

  it('a pause stops what is under way, though it cannot be kept and the page is told why', async () => {
    await open([step(0), step(1)]);
    const { measuring, runs } = answering(store);
    disk = fullDisk(0, 'request');
    const answer = await carryOut({ command: 'pause', until: -1 }, store, measuring);
    expect(answer).toMatchObject({ problem: 'full' });
    await measuring.tick();
    await sleep(WHILE_MS);
    expect(runs).toEqual([]);
  });

  it('deletes everything all the same', async () => {
    await open([step(0)]);
    const { measuring } = answering(store);
    disk = fullDisk(0, 'request');
    expect(await carryOut({ command: 'delete-everything' }, store, measuring)).toEqual({ ok: true });
    expect([await openRounds(store), (await getSettings(store, Date.now())).consentedAt]).toEqual([[], null]);
  });
});
