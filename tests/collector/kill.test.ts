/** kill -9 of the gateway under load, a few times; twenty times and with both engines in tests/full/collector. */
import { rmSync } from 'node:fs';
import { expect, it } from 'vitest';
import { temporaryFolder } from './support/collector.ts';
import { idsInDuckDb } from './support/ids-in-duckdb.ts';
import { killUnderLoad } from './support/kill-under-load.ts';

it('kill -9 of the gateway loses nothing that was acknowledged and counts nothing twice', async () => {
  const folder = temporaryFolder();
  const { hour, ids, unanswered, problems } = await killUnderLoad({ kills: 2, args: ['--data', folder], liveMs: 400 });
  const stored = await idsInDuckDb(folder, hour);
  rmSync(folder, { recursive: true });
  expect(problems).toEqual([]);
  expect(unanswered).toBeGreaterThan(0);
  expect(ids.length).toBeGreaterThan(50);
  expect(stored.sort()).toEqual(ids.sort());
});
