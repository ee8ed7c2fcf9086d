/** The publisher in its thread: it publishes while the gateway's own loop is busy, and so does not keep the loop from answering. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readConfig } from '../../../collector/config/config.ts';
import { KeyFile } from '../../../collector/keys/key-file.ts';
import { type PublisherThread, publisherThread } from '../../../collector/publisher/in-worker.ts';
import { openDuckDb } from '../../../collector/storage/duckdb/open.ts';
import type { Storage } from '../../../collector/storage/storage.ts';
import { LIMITS } from '../../../src/crowd/limits.ts';
import { ballots, FIRST, HOUR_MS } from './votes.ts';

const PATIENCE_MS = 60_000;
const STEP_MS = 20;

let folder: string;
let storage: Storage;
let publisher: PublisherThread;
const warned: string[] = [];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tailback-publisher-'));
  const asnFile = join(folder, 'asn.csv');
  writeFileSync(asnFile, '167837696,167903231,64500,Line One\n');
  storage = await openDuckDb(join(folder, 'votes'));
  const config = readConfig(['--data', folder, '--asn-db', asnFile], {});
  publisher = publisherThread(config, storage, (text) => warned.push(text));
});
afterEach(async () => {
  await publisher.stop();
  await storage.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Keeps this thread from doing anything else. @returns whether it came */
function blockUntilThere(path: string): boolean {
  const cell = new Int32Array(new SharedArrayBuffer(4));
  for (let waited = 0; waited < PATIENCE_MS; waited += STEP_MS) {
    if (existsSync(path)) return true;
    Atomics.wait(cell, 0, 0, STEP_MS);
  }
  return false;
}

it('closes and shows an hour while this loop does nothing at all; after its end it is begun anew', async () => {
  const { signing } = new KeyFile(folder).readOrNew();
  const bundle = join(folder, 'public', 'bundle');
  const alerts = join(folder, 'public', 'alerts.ndjson');
  await publisher.run(FIRST * HOUR_MS, signing);
  expect(existsSync(bundle)).toBe(false);

  await storage.append(ballots(FIRST, [{ asn: 64500, service: 'whatsapp', networks: 30 }]));
  const running = publisher.run((FIRST + 1) * HOUR_MS + LIMITS.publishedAfterMs, signing);
  await turn();
  expect(blockUntilThere(bundle)).toBe(true);
  await running;
  expect(readFileSync(join(folder, 'public', 'index.html'), 'utf8')).toContain('WhatsApp');
  expect(await storage.openHours()).toEqual([]);

  await publisher.stop();
  rmSync(alerts);
  await publisher.run((FIRST + 2) * HOUR_MS + LIMITS.publishedAfterMs, signing);
  expect(existsSync(alerts)).toBe(true);
  expect(warned).toEqual([]);
}, 120_000);
