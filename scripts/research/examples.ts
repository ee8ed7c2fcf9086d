/** The worked examples: which tables each one's SQL may ask, made from real data or from a made past. */
import type { DuckDBConnection } from '@duckdb/node-api';
import { dataFolder } from '../evaluate/data/find-data.ts';
import { type SpeedTest, speedTests } from '../evaluate/data/speed-tests.ts';
import { steps } from '../evaluate/page/svg.ts';
import { madeExport } from './made-export.ts';
import type { Rows } from './queries.ts';
import { fillTable } from './tables.ts';
import { judgedProviders, votesOf } from './twitter.ts';

export interface Example {
  id: string;
  /** Makes the tables. */
  prepare: (db: DuckDBConnection) => Promise<void>;
  /** A picture made of the query called `figure`. */
  figure?: (rows: Rows) => string;
}

async function tests(db: DuckDBConnection, all: readonly SpeedTest[]): Promise<void> {
  const columns =
    '"at" TIMESTAMP, asn BIGINT, country VARCHAR, organization VARCHAR, service_bps DOUBLE, control_bps DOUBLE';
  await fillTable(
    db,
    'tests',
    columns,
    all.map((t) => [t.at, t.asn, t.country, t.organization, t.serviceBps, t.controlBps]),
  );
}

async function homeLine(db: DuckDBConnection): Promise<void> {
  const path = `${dataFolder()}/home-line/*.csv`.replaceAll("'", "''");
  await db.run(`CREATE TABLE line AS SELECT "time"::TIMESTAMPTZ AT TIME ZONE 'UTC' AS "time",
    google_rtt_max_ms::DOUBLE AS rtt, dns_query_avg_ms::DOUBLE AS dns FROM read_csv('${path}')`);
}

export const EXAMPLES: readonly Example[] = [
  {
    id: 'line-history',
    async prepare(db) {
      await homeLine(db);
      await madeExport(db, ['samples', 'events']);
    },
  },
  { id: 'provider-and-country', prepare: (db) => tests(db, speedTests()) },
  {
    id: 'twitter-2021',
    async prepare(db) {
      const all = speedTests();
      const group = '"group" VARCHAR, asn BIGINT';
      await fillTable(db, 'votes', `${group}, network VARCHAR, share DOUBLE, bad BOOLEAN`, votesOf(all));
      await fillTable(
        db,
        'judged',
        `${group}, organization VARCHAR, networks INT, bad INT, alarm INT`,
        judgedProviders(all),
      );
    },
    figure(rows) {
      const groups = new Map<string, number[]>();
      for (const { group, share } of rows)
        groups.set(String(group), [...(groups.get(String(group)) ?? []), Number(share)]);
      const lines = [...groups].map(([name, values]) => ({ name, values }));
      return steps('Rate from the throttled host', 'share of the control’s rate', lines, 2, 0.5);
    },
  },
];
