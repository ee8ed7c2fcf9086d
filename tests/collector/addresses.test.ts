/** No address reaches a disk in any form, and no tag outlives its hour there. 10,000 addresses in tests/full/collector. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { expect, it } from 'vitest';
import { HOUR_MS } from '../../collector/gateway/hours.ts';
import { reportHourOf } from '../../src/report/report-hour.ts';
import { formsOf } from './support/address-forms.ts';
import { addresses, sendAndSearch } from './support/addresses-on-disk.ts';
import { startCollector, TestClock } from './support/collector.ts';
import { findBytes } from './support/find-bytes.ts';
import { messageOf, quickSealer } from './support/quick-seal.ts';
import { report } from './support/report.ts';
import { keyAt, post } from './support/sender.ts';

const START = Date.UTC(2026, 2, 1, 10);

it('addresses that were sent through are in no file', async () => {
  const { sent, searched, hits, shortHits, decoyHits } = await sendAndSearch(200);
  expect(hits).toEqual([]);
  expect(searched).toBeGreaterThan(10_000);
  // What is short is there by chance, as often as what nobody sent; a leak would show each of them.
  expect(shortHits - decoyHits).toBeLessThan(0.1 * sent);
});

it('the search finds what it looks for', () => {
  const [address = ''] = addresses(1, 1);
  expect(formsOf(address).long.length).toBeGreaterThan(8);
  expect(findBytes([import.meta.dirname], [Buffer.from('the search finds what it looks for')]).hits.length).toBe(2);
});

it('tags lie on the disk while their hour is open, and nowhere when it is published', async () => {
  const clock = new TestClock(START + HOUR_MS + 60_000);
  const collector = await startCollector(['--behind-proxy', 'loopback'], { clock });
  const seal = quickSealer(await keyAt(collector.url));
  for (const address of addresses(3, 60)) {
    const response = await post(collector.url, seal(messageOf(report(START))), reportHourOf(START), address);
    expect(response.status).toBe(200);
  }
  const hour = START / HOUR_MS;
  const tags = await tagsOf(join(collector.folder, 'votes', 'hours', `${hour}.duckdb`));
  expect(new Set(tags).size).toBe(60);
  const wanted = tags.flatMap((tag) => {
    const bytes = Buffer.alloc(8);
    bytes.writeBigUInt64LE(tag);
    return [
      bytes,
      Buffer.from(bytes).reverse(),
      Buffer.from(tag.toString(16).padStart(16, '0')),
      Buffer.from(String(tag)),
    ];
  });
  expect(findBytes([collector.folder], wanted).hits.length).toBeGreaterThanOrEqual(60);
  const { storage } = collector.gateway ?? {};
  await storage?.publish(hour, [], []);
  expect(findBytes([collector.folder], wanted).hits).toEqual([]);
  expect(readdirSync(join(collector.folder, 'votes', 'hours'))).toEqual([]);
  await collector.stop();
});

/** Read from a copy, since DuckDB holds the file. */
async function tagsOf(path: string): Promise<bigint[]> {
  const { cpSync, mkdtempSync, rmSync, existsSync } = await import('node:fs');
  const { tmpdir } = await import('node:os');
  const folder = mkdtempSync(join(tmpdir(), 'tailback-copy-'));
  for (const end of ['', '.wal'])
    if (existsSync(`${path}${end}`)) cpSync(`${path}${end}`, join(folder, `copy.duckdb${end}`));
  const instance = await DuckDBInstance.create(join(folder, 'copy.duckdb'));
  const rows = (await (await instance.connect()).runAndReadAll('SELECT tag FROM ballots')).getRows();
  instance.closeSync();
  rmSync(folder, { recursive: true });
  return rows.map(([tag]) => tag as bigint);
}
