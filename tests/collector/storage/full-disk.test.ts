/** A disk without room: refused before anything is acknowledged, and taken again when there is room. A real one in tests/full/collector. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBAppender } from '@duckdb/node-api';
import { expect, it, vi } from 'vitest';
import { Disk } from '../../../collector/storage/duckdb/disk.ts';
import { DuckDbStorage } from '../../../collector/storage/duckdb/duckdb.ts';
import { temporaryFolder } from '../support/collector.ts';
import { ballot, HOUR } from './ballots.ts';

/** No disk has so much. */
const MUCH = 2 ** 60;

it('a full disk is said before a report is taken, and what was refused is not known afterwards', async () => {
  const folder = temporaryFolder();
  const options = { folder: join(folder, 'votes'), threads: 1, memory: '256MB' };
  const one = ballot();
  const first = await DuckDbStorage.open(options);
  await first.append([ballot()]);
  await first.close();
  const full = await DuckDbStorage.open(options, new Disk(folder, MUCH));
  await expect(full.append([one])).rejects.toMatchObject({ problem: 'full' });
  await expect(full.ping()).rejects.toMatchObject({ problem: 'full' });
  // Reading and publishing need no room to speak of, and publishing makes some.
  expect((await full.votes(HOUR)).cells).toHaveLength(1);
  await full.close();
  const again = await DuckDbStorage.open(options);
  expect(await again.append([one])).toEqual(['stored']);
  await again.close();
  rmSync(folder, { recursive: true });
});

it('what could not be written is not written later, when it was refused and came again', async () => {
  const folder = temporaryFolder();
  const options = { folder: join(folder, 'votes'), threads: 1, memory: '256MB' };
  const storage = await DuckDbStorage.open(options);
  const [first, refused] = [ballot({ asn: 1 }), ballot({ asn: 2 })];
  await storage.append([first]);
  vi.spyOn(DuckDBAppender.prototype, 'flushSync').mockImplementationOnce(() => {
    throw new Error('Could not write file: No space left on device');
  });
  await expect(storage.append([refused])).rejects.toMatchObject({ problem: 'full' });
  expect(await storage.append([ballot({ asn: 3 })])).toEqual(['stored']);
  expect((await storage.votes(HOUR)).cells.map(({ asn }) => asn)).toEqual([1, 3]);
  expect(await storage.append([refused])).toEqual(['stored']);
  expect((await storage.votes(HOUR)).cells.map(({ asn }) => asn)).toEqual([1, 2, 3]);
  await storage.close();
  rmSync(folder, { recursive: true });
});
