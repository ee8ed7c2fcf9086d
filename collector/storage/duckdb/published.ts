/** What may stay: published cells, alerts, late counts, ids of hours that are still taken. */
import type { DuckDBConnection } from '@duckdb/node-api';
import { VOTES } from '../ballot.ts';
import type { AlertRow, CellRow, LateCount } from '../storage.ts';
import { databaseOf } from './hour-files.ts';
import { inTransaction } from './take-ballots.ts';

type NewAlert = Omit<AlertRow, 'seq'>;

/** @param open whether the hour has a file, whose ids must outlive it */
export async function writeHour(
  connection: DuckDBConnection,
  hour: number,
  cells: readonly CellRow[],
  alerts: readonly NewAlert[],
  open: boolean,
): Promise<void> {
  await inTransaction(connection, async () => {
    await connection.run(`INSERT INTO published VALUES (${hour})`);
    if (open) await connection.run(`INSERT INTO ids SELECT ${hour}, id FROM ${databaseOf(hour)}.ballots ORDER BY id`);
    const appender = await connection.createAppender('cells');
    for (const cell of cells) {
      appender.appendInteger(cell.hour);
      appender.appendVarchar(cell.country);
      appender.appendUInteger(cell.asn);
      appender.appendVarchar(cell.service);
      appender.appendVarchar(cell.kind);
      appender.appendVarchar(cell.body);
      appender.endRow();
    }
    appender.closeSync();
    for (const alert of alerts)
      await connection.run('INSERT INTO alerts SELECT coalesce(max(seq), 0) + 1, ?, ? FROM alerts', [
        alert.hour,
        alert.body,
      ]);
  });
}

async function rowsOf(connection: DuckDBConnection, sql: string): Promise<(readonly unknown[])[]> {
  return (await connection.runAndReadAll(sql)).getRows();
}

export async function readCells(connection: DuckDBConnection, from: number, to: number): Promise<CellRow[]> {
  const rows = await rowsOf(
    connection,
    `SELECT hour, country, asn, service, kind, body FROM cells WHERE hour >= ${from} AND hour < ${to}
     ORDER BY hour, country, asn, service, kind`,
  );
  return rows.map(([hour, country, asn, service, kind, body]) => ({
    hour: Number(hour),
    country: String(country),
    asn: Number(asn),
    service: String(service),
    kind: String(kind),
    body: String(body),
  }));
}

export async function readAlerts(connection: DuckDBConnection, after: number): Promise<AlertRow[]> {
  const rows = await rowsOf(connection, `SELECT seq, hour, body FROM alerts WHERE seq > ${after} ORDER BY seq`);
  return rows.map(([seq, hour, body]) => ({ seq: Number(seq), hour: Number(hour), body: String(body) }));
}

export async function readLate(connection: DuckDBConnection, from: number, to: number): Promise<LateCount[]> {
  const rows = await rowsOf(
    connection,
    `SELECT hour, service, vote, sum(ballots) FROM late WHERE hour >= ${from} AND hour < ${to}
     GROUP BY hour, service, vote ORDER BY hour, service, vote`,
  );
  return rows.map(([hour, service, vote, ballots]) => ({
    hour: Number(hour),
    service: String(service),
    vote: VOTES[Number(vote)] ?? 'learning',
    ballots: Number(ballots),
  }));
}

/** Ids go, and with them the need for a row each. */
export async function forget(connection: DuckDBConnection, before: number): Promise<void> {
  await inTransaction(connection, async () => {
    await connection.run(`DELETE FROM ids WHERE hour < ${before}`);
    await connection.run(
      `CREATE OR REPLACE TEMP TABLE sums AS SELECT hour, service, vote, sum(ballots)::INTEGER FROM late
       WHERE hour < ${before} GROUP BY ALL`,
    );
    await connection.run(`DELETE FROM late WHERE hour < ${before}`);
    await connection.run('INSERT INTO late SELECT * FROM sums');
  });
  await connection.run('DROP TABLE IF EXISTS sums');
}
