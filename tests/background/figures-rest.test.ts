/**
 * What goes to a collector and comes from it counts in the day's bytes. Where those are used up nothing is fetched for comparing,
 * like everything else; what is here goes on, and the pages say why nothing newer comes.
 */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fetchCrowd } from '../../extension/background/fetch-crowd.ts';
import { sendReport } from '../../extension/background/send-report.ts';
import { readCrowd, readFileKept } from '../../extension/keep-crowd.ts';
import type { Collector } from '../../src/report/collector.ts';
import { budgetUsed, changeSettings, chargeBytes, dayOf, type Store, writeKept } from '../../src/store/index.ts';
import { report } from '../collector/support/report.ts';
import { testManifest } from '../report/test-manifest.ts';
import { DAY, HOUR, newStore } from '../store/make.ts';

const asked: string[] = [];
vi.mock('../../extension/platform/collector-fetch.ts', () => ({
  getFile: async (url: string) => void asked.push(url),
  postSealed: async (url: string) => void asked.push(url),
}));
vi.mock('../../extension/platform/save-data.ts', () => ({ savesData: () => false }));

const NOW = Date.parse('2026-03-02T10:30:00Z');
const RELAY = 'https://relay.example';
const KEPT_BYTES = 200_000;
const manifest = testManifest();
const known = { key: manifest.key, keyEntered: true, manifest, fetchedAt: NOW };
const collector: Collector = { version: 1, relays: [RELAY], mirrors: [], ...known, upload: null, crowd: true };

let store: Store;
const fetching = () => fetchCrowd({ store, addresses: [RELAY], signal: new AbortController().signal }, collector);
const used = (): Promise<number> => budgetUsed(store, dayOf(Date.now()));

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  vi.setSystemTime(NOW);
  asked.length = 0;
  store = await newStore();
  await writeKept(store, 'crowd-bundle', { date: '2026-03-02T06Z', content: new Uint8Array(KEPT_BYTES) }, NOW);
});
afterEach(() => {
  store.close();
  vi.useRealTimers();
});

describe('a day whose bytes are used up', () => {
  // Less is left than the newest bundle would take.
  beforeEach(() => chargeBytes(store, 10_000_000 - KEPT_BYTES, NOW));

  it('fetches no figures, keeps those that are here, and says so once', async () => {
    const { at, news } = await fetching();
    expect([asked, news, (await readCrowd(store, NOW)).trouble]).toEqual([[], true, 'budget']);
    expect((at - NOW) / HOUR).toBeGreaterThanOrEqual(1);
    expect((at - NOW) / HOUR).toBeLessThanOrEqual(2);
    expect((await readFileKept(store, 'crowd-bundle'))?.content.length).toBe(KEPT_BYTES);
    expect(await used()).toBe(10_000_000 - KEPT_BYTES);
    expect((await fetching()).news).toBe(false);
  });

  it('ends at midnight UTC, and where the person allows more', async () => {
    await fetching();
    await changeSettings(store, (settings) => ({ ...settings, budgetBytes: 20_000_000 }), NOW);
    await fetching();
    expect(asked).toEqual([`${RELAY}/bundle`]);
    await changeSettings(store, (settings) => ({ ...settings, budgetBytes: 10_000_000 }), NOW);
    vi.setSystemTime(NOW + DAY);
    await fetching();
    expect(asked.filter((url) => url === `${RELAY}/bundle`)).toHaveLength(2);
  });
});

it('a report that is sent is charged with its connection, also where no answer came', async () => {
  const hour = NOW - 1.5 * HOUR;
  const queued = { hour, service: 'whatsapp', network: 'net-1', dueAt: NOW, held: 0, report: report(hour) };
  await sendReport({ store, collector, relays: [RELAY], signal: new AbortController().signal }, queued);
  expect(asked).toEqual([RELAY]);
  expect(await used()).toBeGreaterThan(1024 + 4_000);
  expect(await used()).toBeLessThan(2 * (1024 + 4_000));
});
