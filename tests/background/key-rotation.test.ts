/**
 * A gateway's keys turn while people hold old ones. The real collector on loopback and the extension's own queue, sealing and
 * sending, on one clock: nothing is lost, nothing counts twice, and nothing goes anywhere but to the relay.
 */
import { copyFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { readCollector, readUploading, writeCollector } from '../../extension/background/keep-collector.ts';
import { createUploading, type Uploading } from '../../extension/background/uploading.ts';
import { whoRuns } from '../../src/report/collector.ts';
import { parseLink } from '../../src/report/collector-link.ts';
import { reportHourOf } from '../../src/report/report-hour.ts';
import { KEY_PROBLEM } from '../../src/report/wire.ts';
import {
  beginQueue,
  changeSettings,
  queuedReports,
  queueHour,
  type Store,
  sentReports,
  writeKept,
} from '../../src/store/index.ts';
import { startCollector, type TestCollector, temporaryFolder } from '../collector/support/collector.ts';
import { freePort } from '../collector/support/process.ts';
import { report } from '../collector/support/report.ts';
import { deliver, keyAt, manifestAt, seal } from '../collector/support/sender.ts';
import { PAST_NETWORK } from '../past/past.ts';
import { DAY, HOUR, MINUTE, newStore } from '../store/make.ts';

vi.mock('../../extension/platform/browser.ts', () => ({ browser: {} }));
vi.mock('../../extension/platform/collector-headers.ts', () => ({ anonymousAt: async () => undefined }));
vi.mock('../../extension/platform/collector-permission.ts', () => ({ reachable: async (all: string[]) => all }));
vi.mock('../../extension/platform/data-collection.ts', () => ({ dataCollectionAllowed: async () => true }));
vi.mock('../../extension/platform/upload-wake.ts', () => ({ ensureUploadWake: async () => undefined }));
// Node 20 has none.
vi.stubGlobal('navigator', { onLine: true });
// A collector starts five times.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const START = Date.UTC(2026, 2, 2, 10, 30);
const NETWORK = PAST_NETWORK.network;
/** As docs/report-format.md promises. */
const GRACE_MS = 7 * DAY;

let folder = '';
let port = 0;
let collector: TestCollector;
let store: Store;
let uploading: Uploading;
/** What the extension asked for, and the bodies that it sent. */
let asked: string[] = [];
let sent: string[] = [];
let relayIsUp = true;

const at = (ms: number): void => void vi.setSystemTime(ms);
const running = (): Promise<TestCollector> => startCollector(['--port', String(port)], { folder });
const turnKeys = (): boolean | undefined => collector.gateway?.keeper.keep(Date.now());

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  at(START);
  folder = temporaryFolder();
  port = await freePort();
  collector = await running();
  const real = globalThis.fetch;
  vi.stubGlobal('fetch', async (url: string, init: RequestInit = {}) => {
    asked.push(url);
    if (!relayIsUp) throw new TypeError('nobody listens');
    if (init.method === 'POST') sent.push(Buffer.from(init.body as Uint8Array).toString('base64'));
    return real(url, init);
  });
  store = await newStore();
  uploading = createUploading(
    async () => store,
    () => undefined,
    () => undefined,
  );
  await share();
});

afterEach(async () => {
  await uploading.stop(async () => undefined);
  store.close();
  await collector.stop();
  rmSync(folder, { recursive: true, force: true });
  vi.unstubAllGlobals();
  vi.stubGlobal('navigator', { onLine: true });
  vi.useRealTimers();
  [asked, sent, relayIsUp] = [[], [], true];
});

/** The person's choice, made of what the collector says of itself now. */
async function share(): Promise<void> {
  const parsed = parseLink(collector.link);
  if ('problem' in parsed) throw new Error(parsed.problem.text);
  const { relay, key = '' } = parsed.link;
  const manifest = await manifestAt(relay);
  await changeSettings(store, (settings) => ({ ...settings, consentedAt: START }), START);
  const upload = { since: START, services: [], agreed: whoRuns(manifest, [relay]) };
  const known = { relays: [relay], mirrors: [], key, keyEntered: true, manifest, fetchedAt: Date.now() };
  await writeCollector(store, { version: 1, ...known, upload, crowd: false }, START);
  asked = [];
}

/** One report of the hour that ended at this moment, whose time has come. */
async function queueOne(end: number): Promise<void> {
  const hour = end - HOUR;
  await beginQueue(store, hour);
  const one = { hour, service: 'whatsapp', network: NETWORK, dueAt: Date.now(), held: 0, report: report(hour) };
  await queueHour(store, hour, [one], Date.now());
}

/** A moment at which the background looks, on the line that everything was measured on. */
async function look(): Promise<void> {
  await writeKept(store, 'network', { ...PAST_NETWORK, at: Date.now() }, Date.now());
  await uploading.tick();
}

/** Looks again and again, as its alarms would make it, for at most so long. */
async function lookFor(ms: number): Promise<void> {
  for (const end = Date.now() + ms; Date.now() < end && (await queuedReports(store)).length > 0; ) {
    at(Date.now() + 20 * MINUTE);
    await look();
  }
}

const results = async (): Promise<string[]> => (await sentReports(store)).map(({ result }) => result);
/** The key that a report in the queue was sealed to. */
const sealedTo = async (): Promise<number | undefined> => (await queuedReports(store))[0]?.sealed?.body[0];

it('an old key is taken for as long as it may come, then refused by the name of the problem', async () => {
  const old = await keyAt(collector.url);
  const until = Date.parse((await manifestAt(collector.url)).keys[0]?.until ?? '');
  expect(until - START).toBe(7 * DAY);
  const answerAt = async (ms: number, key: typeof old) => {
    at(ms);
    turnKeys();
    const hour = Math.floor(ms / HOUR) * HOUR - HOUR;
    return deliver(collector.url, await seal(key, report(hour), reportHourOf(hour)));
  };
  expect((await answerAt(until + GRACE_MS - MINUTE, old)).answer).toEqual({ answer: 'counted' });
  const gone = await answerAt(until + GRACE_MS, old);
  expect([gone.status, JSON.parse(gone.text)]).toMatchObject([400, { type: KEY_PROBLEM, title: 'Unknown key' }]);
  const fresh = await keyAt(collector.url);
  expect(fresh.id).not.toBe(old.id);
  expect((await answerAt(until + GRACE_MS + MINUTE, fresh)).answer).toEqual({ answer: 'counted' });
});

it('what was sealed to a key that has turned meanwhile is sent as it is; the next report has the new key', async () => {
  at(START + 6 * DAY);
  turnKeys();
  relayIsUp = false;
  await queueOne(Math.floor(Date.now() / HOUR) * HOUR);
  await look();
  const [waiting] = await queuedReports(store);
  expect(waiting?.sealed?.body[0]).toBe(1);
  expect(sent).toEqual([]);
  at(START + 8 * DAY);
  turnKeys();
  relayIsUp = true;
  await lookFor(12 * HOUR);
  expect(await results()).toEqual(['history']);
  expect(sent).toEqual([Buffer.from(waiting?.sealed?.body ?? []).toString('base64')]);
  await queueOne(Math.floor(Date.now() / HOUR) * HOUR);
  await lookFor(12 * HOUR);
  expect((await results())[0]).toBe('counted');
  expect(Buffer.from(sent[1] ?? '', 'base64')[0]).toBe(3);
  expect(new Set(asked.map((url) => new URL(url).origin))).toEqual(new Set([collector.url]));
});

it('keys that were destroyed before their time are fetched anew, and what was sealed to them is sealed again', async () => {
  // An operator's backup: as old as the collector. What was announced since is not in it.
  const backup = join(folder, 'backup.json');
  copyFileSync(join(folder, 'keys.json'), backup);
  for (let day = 1; day <= 8; day += 1) {
    at(START + day * DAY);
    turnKeys();
  }
  await queueOne(Math.floor(Date.now() / HOUR) * HOUR);
  await look();
  expect(await results()).toEqual(['counted']);
  // Sealed, and on its way nobody answered.
  at(Date.now() + HOUR);
  relayIsUp = false;
  await queueOne(Math.floor(Date.now() / HOUR) * HOUR);
  await look();
  expect(await sealedTo()).toBe(3);
  await collector.stop();
  copyFileSync(backup, join(folder, 'keys.json'));
  collector = await running();
  relayIsUp = true;
  await lookFor(12 * HOUR);
  expect(await queuedReports(store)).toEqual([]);
  expect((await readUploading(store, Date.now())).manifestTrouble).toBeNull();
  expect(['counted', 'history']).toContain((await results())[0]);
  expect(new Set(asked.map((url) => new URL(url).origin))).toEqual(new Set([collector.url]));
});

it('under another signing key nothing is counted and nothing is lost: what waits goes on waiting for a manifest that can be trusted', async () => {
  at(START + DAY);
  await collector.stop();
  rmSync(join(folder, 'keys.json'));
  collector = await running();
  await queueOne(Math.floor(Date.now() / HOUR) * HOUR);
  await lookFor(5 * HOUR);
  expect(await results()).toEqual([]);
  expect(await queuedReports(store)).toHaveLength(1);
  // The page says this, and not that no relay answers.
  expect((await readUploading(store, Date.now())).manifestTrouble).toBe('signature');
  expect((await readCollector(store))?.manifest.key).not.toBe((await manifestAt(collector.url)).key);
  expect(new Set(asked.map((url) => new URL(url).origin))).toEqual(new Set([collector.url]));
});
