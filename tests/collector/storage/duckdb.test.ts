/** The default engine, through its worker as the gateway has it. */
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SLOTS } from '../../../collector/storage/ballot.ts';
import { openDuckDb } from '../../../collector/storage/duckdb/open.ts';
import { ballot, HOUR, tagOf } from './ballots.ts';
import { storageContract } from './contract.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tailback-duckdb-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

storageContract('duckdb', {
  open(fresh) {
    if (fresh) rmSync(join(folder, 'contract'), { recursive: true, force: true });
    return openDuckDb(join(folder, 'contract'));
  },
});

describe('files of the DuckDB engine', () => {
  it('hold the tags of an hour in one file that goes when it is published, also where a kill came between', async () => {
    const path = join(folder, 'files');
    const hours = join(path, 'hours');
    const first = await openDuckDb(path);
    await first.append([ballot({ tag: tagOf('x') }), ballot({ hour: HOUR + 1 })]);
    await first.close();
    expect(readdirSync(hours)).toEqual([`${HOUR}.duckdb`, `${HOUR + 1}.duckdb`]);
    cpSync(hours, join(folder, 'before'), { recursive: true });
    const second = await openDuckDb(path);
    await second.publish(HOUR, [], []);
    expect(readdirSync(hours).filter((name) => name.startsWith(`${HOUR}.`))).toEqual([]);
    await second.close();
    // As if it had been killed after the transaction and before the file was deleted.
    cpSync(join(folder, 'before'), hours, { recursive: true });
    const third = await openDuckDb(path);
    expect(await third.openHours()).toEqual([HOUR + 1]);
    expect(readdirSync(hours).filter((name) => name.startsWith(`${HOUR}.`))).toEqual([]);
    await third.close();
    rmSync(path, { recursive: true });
  });

  it('hold nothing of a group that failed in its middle, then or later', async () => {
    const path = join(folder, 'failed');
    const storage = await openDuckDb(path);
    await storage.append([ballot({ asn: 1 })]);
    const sound = ballot({ asn: 2 });
    // No column of the table takes it: the row before it is in the appender by then.
    const broken = ballot({ asn: 3, rules: 70_000 });
    await expect(storage.append([sound, broken])).rejects.toThrow();
    expect(await storage.append([ballot({ asn: 4 })])).toEqual(['stored']);
    expect((await storage.votes(HOUR)).cells.map(({ asn }) => asn)).toEqual([1, 4]);
    expect(await storage.append([sound])).toEqual(['stored']);
    await storage.close();
    const again = await openDuckDb(path);
    expect((await again.votes(HOUR)).cells.map(({ asn }) => asn)).toEqual([1, 2, 4]);
    expect(await again.append([sound])).toEqual(['known']);
    await again.close();
    rmSync(path, { recursive: true });
  });

  it('of an older version, with a column for each bin, lose nothing', async () => {
    const path = join(folder, 'older');
    mkdirSync(join(path, 'hours'), { recursive: true });
    const instance = await DuckDBInstance.create(join(path, 'hours', `${HOUR}.duckdb`));
    const connection = await instance.connect();
    const bins = SLOTS.map((_, i) => `b${i} UTINYINT`).join(', ');
    await connection.run(`CREATE TABLE ballots (id UHUGEINT NOT NULL, country VARCHAR NOT NULL, asn UINTEGER NOT NULL,
      service VARCHAR NOT NULL, epoch UBIGINT NOT NULL, tag UBIGINT NOT NULL, vote UTINYINT NOT NULL, rules USMALLINT NOT NULL,
      failure UTINYINT, ${bins})`);
    const values = SLOTS.map((_, i) => (i === 0 ? 0 : i === 9 ? 126 : 'NULL')).join(', ');
    await connection.run(`INSERT INTO ballots VALUES (7, 'RU', 25159, 'whatsapp', 1, 2, 0, 10, NULL, ${values})`);
    instance.closeSync();
    const storage = await openDuckDb(path);
    const [cell] = (await storage.votes(HOUR)).cells;
    expect(cell).toMatchObject({ country: 'RU', asn: 25159, service: 'whatsapp', tags: 1 });
    expect(cell?.bins).toEqual({ [`${SLOTS[0]}`]: [[0, 1]], [`${SLOTS[9]}`]: [[126, 1]] });
    expect(await storage.append([ballot({ asn: 1 }), ballot({ id: '7'.padStart(32, '0') })])).toEqual([
      'stored',
      'known',
    ]);
    await storage.close();
    rmSync(path, { recursive: true });
  });
});
