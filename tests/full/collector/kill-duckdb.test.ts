/** kill -9 of the gateway 20 times under load, with the embedded engine. */
import { rmSync } from 'node:fs';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../../collector/support/collector.ts';
import { idsInDuckDb } from '../../collector/support/ids-in-duckdb.ts';
import { killUnderLoad } from '../../collector/support/kill-under-load.ts';

it('20 kills lose nothing that was acknowledged and count nothing twice', async () => {
  const folder = temporaryFolder();
  const { hour, ids, unanswered, problems } = await killUnderLoad({
    kills: 20,
    args: ['--data', folder],
    liveMs: 1_500,
  });
  const stored = await idsInDuckDb(folder, hour);
  console.log(`${ids.length} acknowledged, ${unanswered} tries without an answer, ${stored.length} stored`);
  rmSync(folder, { recursive: true });
  expect(problems).toEqual([]);
  expect(unanswered).toBeGreaterThan(20);
  expect(stored.sort()).toEqual(ids.sort());
});
