/** The votes of an hour with ten million ballots, read as the publisher reads them: by the engine, with its tables and its files. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { SLOTS } from '../../collector/storage/ballot.ts';
import { LANE_BITS, LANES, WORDS } from '../../collector/storage/duckdb/bin-words.ts';
import { DuckDbStorage } from '../../collector/storage/duckdb/duckdb.ts';
import { databaseOf } from '../../collector/storage/duckdb/hour-files.ts';
import { HOUR_TABLES } from '../../collector/storage/duckdb/schema.ts';
import { median } from '../../src/summary/quantile.ts';
import { type Section, table } from './section.ts';

const ROWS = 10_000_000;
const HOUR = 496_000;
const RUNS = 3;
const TARGET_SECONDS = 5;
/** Slots that a usual report fills: http fresh and reused, transfer fresh, websocket fresh, stun and dns unknown. */
const USED = new Set([0, 1, 3, 6, 11, 14]);

/** 600 providers of unequal size, 12 services, two epochs, times that spread over two octaves in a cell. */
async function fill(folder: string): Promise<void> {
  mkdirSync(join(folder, 'hours'), { recursive: true });
  const instance = await DuckDBInstance.create();
  const connection = await instance.connect();
  const database = databaseOf(HOUR);
  await connection.run(`ATTACH '${join(folder, 'hours', `${HOUR}.duckdb`)}' AS ${database}`);
  await connection.run(HOUR_TABLES(database));
  const lane = (slot: number): string =>
    USED.has(slot)
      ? `((41 + asn % 8 + hash(n, ${slot}) % 16)::UBIGINT << ${(slot % LANES) * LANE_BITS})`
      : '0::UBIGINT';
  const slots = [...SLOTS.keys()];
  const bins = WORDS.map((_, i) =>
    slots
      .filter((slot) => Math.floor(slot / LANES) === i)
      .map(lane)
      .join(' | '),
  );
  await connection.run(`
    INSERT INTO ${database}.ballots SELECT
      (hash(n)::UHUGEINT << 64) + n AS id,
      ['RU', 'IR', 'TR', 'KZ'][1 + (asn % 4)::INTEGER] AS country, asn,
      'service-' || (hash(n, 2) % 12) AS service,
      CASE WHEN hash(n, 3) % 10 < 7 THEN 1 ELSE 2 END AS epoch,
      hash(asn, hash(n, 4) % (${ROWS} / 12 / 600)) AS tag,
      (hash(n, 5) % 6)::UTINYINT AS vote, 3 AS rules,
      CASE WHEN hash(n, 6) % 5 = 0 THEN 3 END AS failure, ${bins.join(', ')}
    FROM (SELECT n, (1000 + 600 * pow((hash(n, 1) % 1000000) / 1000000.0, 3))::UINTEGER AS asn FROM range(${ROWS}) t(n))`);
  await connection.run(`CHECKPOINT ${database}`);
  instance.closeSync();
}

export async function rollup(): Promise<Section> {
  const folder = mkdtempSync(join(tmpdir(), 'tailback-rollup-'));
  const section: Section = { versions: [], tables: '', missed: [] };
  try {
    process.stderr.write(`Making ${ROWS.toLocaleString('en')} ballots ...\n`);
    await fill(folder);
    const openedAt = performance.now();
    const storage = await DuckDbStorage.open({ folder, threads: availableParallelism(), memory: '2GB' });
    const opening = (performance.now() - openedAt) / 1000;
    const seconds: number[] = [];
    let cells = 0;
    let tags = 0;
    for (let i = 0; i < RUNS; i += 1) {
      const start = performance.now();
      const votes = await storage.votes(HOUR);
      seconds.push((performance.now() - start) / 1000);
      cells = votes.cells.length;
      tags = votes.cells.reduce((sum, cell) => sum + cell.tags, 0);
      process.stderr.write(`${seconds.at(-1)?.toFixed(2)} s\n`);
    }
    await storage.close();
    const middle = median(seconds) ?? Number.NaN;
    if (!(middle <= TARGET_SECONDS)) section.missed.push(`DuckDB: ${middle.toFixed(1)} of ${TARGET_SECONDS} s`);
    const head = [
      'engine',
      'ballots',
      'cells',
      'tags',
      'runs',
      'reading the votes, s (median)',
      'least',
      'most',
      'starting, s',
      'target, s',
    ];
    const whole = [ROWS, cells, tags, RUNS].map((value) => value.toLocaleString('en'));
    const times = [middle, Math.min(...seconds), Math.max(...seconds), opening].map((value) => value.toFixed(2));
    section.tables = table(head, [['DuckDB', ...whole, ...times, String(TARGET_SECONDS)]]);
    return section;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
