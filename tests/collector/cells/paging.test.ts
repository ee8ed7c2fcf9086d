/** Pages while data come in, days are closed and the index is lost: nothing is left out, nothing comes twice. */
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { answerCells } from '../../../collector/cells/answer.ts';
import { CellIndex } from '../../../collector/cells/cell-index.ts';
import { CURSOR_HEADER } from '../../../collector/cells/wire.ts';
import { DataFolder } from '../../../collector/publisher/data-folder.ts';
import { linesOf } from '../../../collector/publisher/day-columns.ts';
import { ndjsonOf } from '../../../collector/publisher/line-files.ts';
import type { PublishedCell } from '../../../src/crowd/publish-cell.ts';
import { temporaryFolder } from '../support/collector.ts';
import { cellsOf, DAY, HOUR_MS } from './made-cells.ts';

const COUNTRIES = ['DE', 'TR'];
let folder: string;
let data: DataFolder;
let index: CellIndex;
const indexPath = (): string => join(folder, 'cells.duckdb');

beforeEach(async () => {
  folder = temporaryFolder();
  data = new DataFolder(folder, () => ({ sign: (_, bytes) => Uint8Array.from(bytes) }));
  index = await CellIndex.open(indexPath(), folder);
});
afterEach(() => index.close());

async function ask(search: string): Promise<{ lines: string[]; next: string | undefined; cursor: string }> {
  const { status, body, headers } = await answerCells(index, { search, accept: '' });
  if (status !== 200) throw new Error(String(body));
  const lines = String(body).split('\n').filter(Boolean);
  return { lines, next: /\?(.*?)>/.exec(headers?.link ?? '')?.[1], cursor: headers?.[CURSOR_HEADER] ?? '' };
}

const sorted = (cells: readonly PublishedCell[]): string[] =>
  ndjsonOf(linesOf(cells)).split('\n').filter(Boolean).sort();

describe('pages', () => {
  it('have every line once while hours come in and a day is closed', async () => {
    const all: PublishedCell[] = [];
    const publish = async (i: number): Promise<void> => {
      const hour = DAY + i * HOUR_MS;
      // Of the last hour of six the window of six hours, which begins before lines that are there already.
      const cells = [...cellsOf(hour, COUNTRIES, 20), ...(i % 6 === 5 ? cellsOf(hour, ['FR'], 5, 6) : [])];
      all.push(...cells);
      data.hour(hour, cells);
      if (i === 23) data.day(DAY, all);
      expect(await index.takeIn()).toEqual([]);
    };
    for (let i = 0; i < 12; i += 1) await publish(i);
    const read: string[] = [];
    let search: string | undefined = 'limit=97';
    for (let i = 12; search !== undefined; i += 1) {
      const page = await ask(search);
      read.push(...page.lines);
      if (i < 24) await publish(i);
      // Behind the last page the cursor leads to what came since.
      search = page.next ?? (i < 24 ? `limit=97&cursor=${page.cursor}` : undefined);
    }
    expect(read).toHaveLength(new Set(read).size);
    expect([...read].sort()).toEqual(sorted(all));
    expect(readdirSync(join(folder, 'data', 'today'))).toEqual([]);
  });

  it('are of what was asked for', async () => {
    const cells = Array.from({ length: 4 }, (_, i) => cellsOf(DAY + i * HOUR_MS, COUNTRIES, 6)).flat();
    data.day(DAY, cells);
    await index.takeIn();
    const { lines, next } = await ask(
      'country=TR&from=2026-03-02T01Z&to=2026-03-02T03Z&kind=rounds&state=part&service=signal',
    );
    const want = cells.filter(
      ({ country, start, label, service }) =>
        country === 'TR' &&
        start >= DAY + HOUR_MS &&
        start < DAY + 3 * HOUR_MS &&
        label === 'part' &&
        service === 'signal',
    );
    expect(next).toBeUndefined();
    expect(want.length).toBeGreaterThan(0);
    expect(lines.sort()).toEqual(sorted(want).filter((line) => line.includes('"rounds"')));
    expect((await ask('asn=4294967001&kind=http%20fresh')).lines).toHaveLength(4);
    expect((await ask('country=FR')).lines).toEqual([]);
  });

  it('are the same of an index that was made anew from whole days, whose cursors are others', async () => {
    const cells = Array.from({ length: 3 }, (_, i) => cellsOf(DAY + i * HOUR_MS, COUNTRIES, 6));
    for (const [i, its] of cells.entries()) {
      data.hour(DAY + i * HOUR_MS, its);
      await index.takeIn();
    }
    data.day(DAY, cells.flat());
    await index.takeIn();
    const before = await ask('limit=30');
    index.close();
    writeFileSync(indexPath(), 'not a database');
    rmSync(`${indexPath()}.wal`, { force: true });
    index = await CellIndex.open(indexPath(), folder);
    expect((await ask('')).lines).toEqual([]);
    await index.takeIn();
    expect((await ask('limit=30')).lines).toEqual(before.lines);
    await expect(ask(`limit=30&cursor=${before.cursor}`)).rejects.toThrow(/cursor: belongs to another question/);
  });

  it('go on without a file that cannot be read, which is named', async () => {
    data.hour(DAY, cellsOf(DAY, COUNTRIES, 3));
    writeFileSync(join(folder, 'data', '2026-03-01.parquet'), 'PAR1 no more');
    expect(await index.takeIn()).toEqual(['2026-03-01.parquet']);
    expect((await ask('')).lines).toHaveLength(12);
    data.hour(DAY + HOUR_MS, cellsOf(DAY + HOUR_MS, COUNTRIES, 3));
    expect(await index.takeIn()).toEqual(['2026-03-01.parquet']);
    expect((await ask('')).lines).toHaveLength(24);
  });
});
