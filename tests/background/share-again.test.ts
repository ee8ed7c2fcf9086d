/** Only what is measured from the choice on is sent: nothing of an earlier choice, nor what waited for others who ran the collector then. */
import { describe, expect, it, vi } from 'vitest';
import { readCollector, writeCollector } from '../../extension/background/keep-collector.ts';
import { carryOutUpload } from '../../extension/background/upload-commands.ts';
import { type Collector, whoRuns } from '../../src/report/collector.ts';
import { beginQueue, changeSettings, queuedReports, queuedUpTo, queueHour } from '../../src/store/index.ts';
import { report } from '../collector/support/report.ts';
import { testManifest } from '../report/test-manifest.ts';
import { HOUR, newStore } from '../store/make.ts';

vi.mock('../../extension/platform/browser.ts', () => ({ browser: {} }));
vi.mock('../../extension/platform/collector-permission.ts', () => ({ reachable: async (all: string[]) => all }));
vi.mock('../../extension/platform/data-collection.ts', () => ({ dataCollectionAllowed: async () => true }));

const manifest = testManifest();
const relays = ['https://relay.example'];
const agreed = whoRuns(manifest, relays);
const now = Date.now();
const thisHour = Math.floor(now / HOUR) * HOUR;
const earlier = thisHour - 5 * HOUR;

/** A store in which a report waits. */
async function withQueue(upload: Collector['upload']) {
  const store = await newStore();
  const known = { key: manifest.key, keyEntered: true, manifest, fetchedAt: now };
  await changeSettings(store, (settings) => ({ ...settings, consentedAt: earlier }), now);
  await writeCollector(store, { version: 1, relays, mirrors: [], ...known, upload, crowd: false }, now);
  await beginQueue(store, earlier);
  const left = { hour: earlier, service: 'whatsapp', network: 'net-1', dueAt: now, held: 0, report: report(earlier) };
  await queueHour(store, earlier, [left], now);
  expect(await queuedReports(store)).toHaveLength(1);
  return store;
}

describe('sharing anew', () => {
  it.each<[string, Collector['upload']]>([
    // As it is between the two steps of taking a choice back.
    ['after a choice that was taken back while the background was killed', null],
    ['after somebody else came to run the collector', { since: earlier, services: [], agreed: 'others' }],
  ])('begins now and with an empty queue: %s', async (_, upload) => {
    const store = await withQueue(upload);
    expect(await carryOutUpload({ command: 'start-upload', services: [], agreed }, store)).toEqual({ ok: true });
    expect(await queuedReports(store)).toEqual([]);
    expect(await queuedUpTo(store)).toBe(thisHour);
    expect((await readCollector(store))?.upload?.since).toBeGreaterThanOrEqual(now);
    store.close();
  });

  it('with the same people changes the services alone', async () => {
    const store = await withQueue({ since: earlier, services: [], agreed });
    await carryOutUpload({ command: 'start-upload', services: ['vk'], agreed }, store);
    expect(await queuedReports(store)).toHaveLength(1);
    expect((await readCollector(store))?.upload).toEqual({ since: earlier, services: ['vk'], agreed });
    store.close();
  });
});
