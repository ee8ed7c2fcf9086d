/**
 * The gateway on a disk that fills up: a file system of 96 MB in memory, of which another file takes the rest. Needs the right to mount, as
 * root has on Linux.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { HOUR_MS } from '../../../collector/gateway/hours.ts';
import { Disk } from '../../../collector/storage/duckdb/disk.ts';
import { DuckDbStorage } from '../../../collector/storage/duckdb/duckdb.ts';
import { reportHourOf } from '../../../src/report/report-hour.ts';
import { ballot, HOUR } from '../../collector/storage/ballots.ts';
import { startCollector, temporaryFolder } from '../../collector/support/collector.ts';
import { report } from '../../collector/support/report.ts';
import { deliver, keyAt, seal } from '../../collector/support/sender.ts';

let disk = '';
beforeAll(() => {
  disk = temporaryFolder();
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=96m', 'tmpfs', disk]);
});
afterAll(() => {
  execFileSync('umount', [disk]);
  rmSync(disk, { recursive: true });
});

it('the gateway answers 503 before it acknowledges, and recovers by itself', async () => {
  const folder = join(disk, 'data');
  mkdirSync(folder);
  const start = Math.floor(Date.now() / HOUR_MS) * HOUR_MS - HOUR_MS;
  const collector = await startCollector(['--behind-proxy', 'loopback'], { folder });
  const key = await keyAt(collector.url);
  const sealed = await Promise.all([1, 2].map(() => seal(key, report(start), reportHourOf(start))));
  const [before, meanwhile] = sealed;
  if (!before || !meanwhile) throw new Error('Nothing was sealed.');
  expect((await deliver(collector.url, before)).answer).toEqual({ answer: 'counted' });
  writeFileSync(join(disk, 'other'), Buffer.alloc(60 * 1024 * 1024));
  await new Promise((done) => setTimeout(done, 1_200));
  const refused = await deliver(collector.url, meanwhile);
  expect(refused.status).toBe(503);
  expect(refused.text).toContain('The disk is full. Nothing was stored.');
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  expect((await fetch(`${collector.url}/ready`)).status).toBe(503);
  rmSync(join(disk, 'other'));
  await new Promise((done) => setTimeout(done, 1_200));
  expect((await deliver(collector.url, meanwhile)).answer).toEqual({ answer: 'counted' });
  expect((await deliver(collector.url, before)).answer).toEqual({ answer: 'known' });
  await collector.stop();
});

it('a gateway that is started on a full disk answers 503 too, and recovers; one without keys says what is wrong', async () => {
  const folder = join(disk, 'restarted');
  const fill = (): void => {
    execFileSync('sh', ['-c', `head -c 200M /dev/zero > ${join(disk, 'other')} 2>/dev/null || true`]);
  };
  const start = Math.floor(Date.now() / HOUR_MS) * HOUR_MS - HOUR_MS;
  const first = await startCollector(['--behind-proxy', 'loopback'], { folder });
  const sealed = await seal(await keyAt(first.url), report(start), reportHourOf(start));
  await first.stop();
  fill();
  await expect(startCollector([], { folder: join(disk, 'new') })).rejects.toThrow(/disk is full|no space/i);
  const again = await startCollector(['--behind-proxy', 'loopback'], { folder });
  const refused = await deliver(again.url, sealed);
  expect([refused.status, (await fetch(`${again.url}/manifest`)).status]).toEqual([503, 200]);
  rmSync(join(disk, 'other'));
  await new Promise((done) => setTimeout(done, 1_200));
  expect((await deliver(again.url, sealed)).answer).toEqual({ answer: 'counted' });
  expect(again.gateway?.keeper.keep(Date.now())).toBe(true);
  await again.stop();
  rmSync(folder, { recursive: true });
});

it('a disk that is full in the middle of a commit loses nothing that was stored before, and is taken up again', async () => {
  const folder = join(disk, 'sudden');
  // Told of no reserve, DuckDB meets the end of the disk itself.
  const storage = await DuckDbStorage.open({ folder, threads: 1, memory: '256MB' }, new Disk(disk, 0));
  const stored = Array.from({ length: 500 }, () => ballot({ bins: { 'http fresh': 50 } }));
  expect(await storage.append(stored)).toEqual(stored.map(() => 'stored'));
  writeFileSync(join(disk, 'other'), Buffer.alloc(0));
  execFileSync('sh', ['-c', `head -c 200M /dev/zero > ${join(disk, 'other')} || true`]);
  const more = Array.from({ length: 20_000 }, () => ballot({ bins: { 'http fresh': 50 } }));
  await expect(storage.append(more)).rejects.toMatchObject({ problem: 'full' });
  rmSync(join(disk, 'other'));
  await new Promise((done) => setTimeout(done, 1_200));
  expect(new Set(await storage.append(more))).toEqual(new Set(['stored']));
  expect(new Set(await storage.append(stored))).toEqual(new Set(['known']));
  const tags = (await storage.votes(HOUR)).cells.reduce((sum, cell) => sum + cell.tags, 0);
  expect(tags).toBe(stored.length + more.length);
  await storage.close();
});
