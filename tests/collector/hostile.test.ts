/** Hostile input meets a clear status, counts nothing, costs little memory, and the service goes on. More of it in tests/full/collector. */
import { readFileSync, rmSync } from 'node:fs';
import { expect, it } from 'vitest';
import { HOUR_MS } from '../../collector/gateway/hours.ts';
import { reportHourOf } from '../../src/report/report-hour.ts';
import { temporaryFolder } from './support/collector.ts';
import { attack, EXPECTED } from './support/hostile.ts';
import { idsInDuckDb } from './support/ids-in-duckdb.ts';
import { freePort, spawnCollector } from './support/process.ts';
import { report } from './support/report.ts';
import { deliver, keyAt, seal } from './support/sender.ts';

const residentBytes = (pid: number): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) * 1024;

it('hostile input meets a clear status and counts nothing', async () => {
  const folder = temporaryFolder();
  const args = ['--data', folder, '--behind-proxy', 'loopback', '--rate', '1000000', '--publish', 'no'];
  const collector = await spawnCollector(args, await freePort());
  const start = Math.floor(Date.now() / HOUR_MS) * HOUR_MS - HOUR_MS;
  // Once before, so that what is loaded and compiled at first use does not count as growth.
  await attack(collector.url, start, 10, 300);
  const before = residentBytes(collector.pid);
  const seen = await attack(collector.url, start, 10, 1_000);
  // Not where /proc is missing (macOS).
  expect(residentBytes(collector.pid) - before).toBeLessThan(20_000_000);
  expect(seen).toEqual(EXPECTED);
  const sealed = await seal(await keyAt(collector.url), report(start), reportHourOf(start));
  expect((await deliver(collector.url, sealed, '198.51.100.1')).answer).toEqual({ answer: 'counted' });
  await collector.stop();
  // The two that were replayed, each once, and the last.
  expect(await idsInDuckDb(folder, start / HOUR_MS)).toHaveLength(3);
  rmSync(folder, { recursive: true });
});
