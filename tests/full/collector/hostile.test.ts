/** Hostile input in numbers: 10,000 replays, a hundred of everything else. */
import { readFileSync, rmSync } from 'node:fs';
import { expect, it } from 'vitest';
import { HOUR_MS } from '../../../collector/gateway/hours.ts';
import { temporaryFolder } from '../../collector/support/collector.ts';
import { attack, EXPECTED } from '../../collector/support/hostile.ts';
import { idsInDuckDb } from '../../collector/support/ids-in-duckdb.ts';
import { freePort, spawnCollector } from '../../collector/support/process.ts';

const residentBytes = (pid: number): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) * 1024;

it('10,000 replays and a hundred of every other attack cost less than 20 MB and count nothing', async () => {
  const folder = temporaryFolder();
  const args = ['--data', folder, '--behind-proxy', 'loopback', '--rate', '1000000', '--publish', 'no'];
  const collector = await spawnCollector(args, await freePort());
  const start = Math.floor(Date.now() / HOUR_MS) * HOUR_MS - HOUR_MS;
  await attack(collector.url, start, 30, 3_000);
  const before = residentBytes(collector.pid);
  expect(await attack(collector.url, start, 100, 10_000)).toEqual(EXPECTED);
  const grown = residentBytes(collector.pid) - before;
  console.log(`memory grew by ${(grown / 1e6).toFixed(1)} MB`);
  expect(grown).toBeLessThan(20_000_000);
  await collector.stop();
  expect(await idsInDuckDb(folder, start / HOUR_MS)).toHaveLength(2);
  rmSync(folder, { recursive: true });
});
