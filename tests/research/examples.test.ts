/** The worked examples of real data give the same bytes again. Where the data are absent it is said, and nothing is claimed. */
import { DuckDBInstance } from '@duckdb/node-api';
import { describe, expect, it } from 'vitest';
import { dataFolder } from '../../scripts/evaluate/data/find-data.ts';
import { EXAMPLES } from '../../scripts/research/examples.ts';
import { filesOf, writtenText } from '../../scripts/research/files-of.ts';
import { ask, filled, queriesIn, tableOf } from '../../scripts/research/queries.ts';
import { fillTable } from '../../scripts/research/tables.ts';

/** The third judges four weeks: tests/full has it. */
const QUICK = EXAMPLES.filter(({ id }) => id !== 'line-history');

describe.skipIf(dataFolder() === undefined)('npm run research', () => {
  it.each(QUICK.map((example) => [example.id, example] as const))('%s: byte for byte', async (_, example) => {
    const files = await filesOf(example);
    expect(files.size).toBeGreaterThan(0);
    for (const [name, content] of files)
      expect(writtenText(name) === content, `${name}: run npm run research`).toBe(true);
  });
});

describe('every example', () => {
  it.each(EXAMPLES.map(({ id }) => id))('%s has a mark for each query and says whose data it is', (id) => {
    const page = writtenText(`${id}.md`) ?? '';
    const queries = [...queriesIn(writtenText(`${id}.sql`) ?? '').keys()].filter((name) => name !== 'figure');
    expect([...page.matchAll(/<!-- table: (\S+) -->/g)].map(([, name]) => name)).toEqual(queries);
    expect(page).toMatch(/CC BY|twitter-2021\.md/);
    expect(page).toMatch(/cannot|nothing may be concluded/i);
  });
});

describe('a page', () => {
  it('gets its tables in place of those that stood there, and keeps the rest', async () => {
    const instance = await DuckDBInstance.create(':memory:');
    const db = await instance.connect();
    await fillTable(db, 't', 'name VARCHAR, n INT, "at" TIMESTAMP', [
      ["it's", 1, 0],
      [null, 2, 86_400_000],
    ]);
    const table = tableOf(await ask(db, 'SELECT name, n, "at"::DATE AS day FROM t ORDER BY n'));
    db.closeSync();
    instance.closeSync();
    expect(table).toBe("| name | n | day |\n| --- | --- | --- |\n| it's | 1 | 1970-01-01 |\n|  | 2 | 1970-01-02 |");
    const once = filled('a\n<!-- table: t -->\n\nb\n', new Map([['t', table]]));
    expect(once).toBe(`a\n<!-- table: t -->\n${table}\n\nb\n`);
    expect(filled(once, new Map([['t', table]]))).toBe(once);
    expect(() => filled('<!-- table: x -->', new Map())).toThrow('There is no query called "x".');
  });
});
