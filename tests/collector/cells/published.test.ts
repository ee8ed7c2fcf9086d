/** What can be asked for is what was shown: nothing of small cells, of kept rows, or of hours that are closed and not yet shown. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { answerCells } from '../../../collector/cells/answer.ts';
import { CellIndex } from '../../../collector/cells/cell-index.ts';
import { LIMITS } from '../../../src/crowd/limits.ts';
import { ballots, type Crowd, FIRST, HOUR_MS, openPublishing } from '../publisher/votes.ts';

const CROWD: Crowd[] = [
  { asn: 64_500, networks: 20 },
  { asn: 64_501, networks: 9 },
  { asn: 64_502, networks: 4 },
  { asn: 64_503, country: 'ZZ', networks: 30 },
];

it('only what was shown can be asked for', { timeout: 60_000 }, async () => {
  const p = await openPublishing();
  const index = await CellIndex.open(join(p.files, '..', 'cells.duckdb'), p.files);
  const all = async (): Promise<string[]> => {
    expect(await index.takeIn()).toEqual([]);
    const { body } = await answerCells(index, { search: '', accept: 'text/csv' });
    return String(body).trimEnd().split('\r\n').slice(1);
  };
  // The last hours of a day and the first of the next, in which it is too small to be named by the hour.
  for (let i = 20; i < 25; i += 1) {
    const end = (FIRST + i + 1) * HOUR_MS;
    await p.storage.append(ballots(FIRST + i, CROWD));
    p.clock.at = end + LIMITS.closesAfterMs + 2 * 60_000;
    await p.publisher.run();
    if (i === 21) {
      // Closed: decided and in storage, with rows of every provider.
      expect(await p.storage.publishedHours(FIRST, FIRST + 24)).toEqual([FIRST + 20, FIRST + 21]);
      expect(new Set((await all()).map((line) => line.slice(0, 16)))).toEqual(new Set(['2026-03-02T20:00']));
    }
    p.clock.at = end + LIMITS.publishedAfterMs;
    await p.publisher.run();
    if (i === 23) {
      const day = readFileSync(join(p.files, 'data', '2026-03-02.csv'), 'utf8')
        .trimEnd()
        .split('\r\n')
        .slice(1);
      expect((await all()).sort()).toEqual(day.sort());
    }
  }
  const lines = await all();
  expect(new Set(lines.map((line) => line.split(',').slice(2, 4).join(' ')))).toEqual(new Set(['TR 64500']));
  expect(new Set(lines.map((line) => line.slice(0, 13)))).toEqual(
    new Set(['2026-03-02T20', '2026-03-02T21', '2026-03-02T22', '2026-03-02T23']),
  );
  index.close();
  await p.close();
});
