/** What may stay, on the first shard. Without transactions the order makes it atomic: cells and alerts first, then the row that makes them count. */
import { VOTES } from '../ballot.ts';
import type { AlertRow, CellRow, LateCount } from '../storage.ts';
import { type Client, insert, rowsOf, run } from './shards.ts';

export interface Home {
  client: Client;
  database: string;
}

const published = (database: string): string => `(hour, batch) IN (SELECT hour, batch FROM ${database}.published)`;

export async function writeHour(
  { client, database }: Home,
  hour: number,
  batch: string,
  cells: readonly CellRow[],
  alerts: readonly Omit<AlertRow, 'seq'>[],
): Promise<void> {
  const last = (await readAlerts({ client, database }, 0)).at(-1)?.seq ?? 0;
  await insert(
    client,
    `${database}.cells`,
    cells.map((cell) => ({ ...cell, batch })),
  );
  await insert(
    client,
    `${database}.alerts`,
    alerts.map((alert, i) => ({ ...alert, seq: last + 1 + i, batch })),
  );
  await insert(client, `${database}.published`, [{ hour, batch }]);
}

export function readCells({ client, database }: Home, from: number, to: number): Promise<CellRow[]> {
  return rowsOf<CellRow>(
    client,
    `SELECT hour, country, asn, service, kind, body FROM ${database}.cells
     WHERE hour >= ${from} AND hour < ${to} AND ${published(database)} ORDER BY hour, country, asn, service, kind`,
  );
}

export function readAlerts({ client, database }: Home, after: number): Promise<AlertRow[]> {
  return rowsOf<AlertRow>(
    client,
    `SELECT seq, hour, body FROM ${database}.alerts
     WHERE seq > ${after} AND batch IN (SELECT batch FROM ${database}.published) ORDER BY seq`,
  );
}

/** Sums of hours whose ids are forgotten, and the rows of the others, each id once. */
export async function readLate({ client, database }: Home, from: number, to: number): Promise<LateCount[]> {
  const range = `hour >= ${from} AND hour < ${to}`;
  const rows = await rowsOf<{ hour: number; service: string; vote: number; ballots: string | number }>(
    client,
    `SELECT hour, service, vote, sum(n) AS ballots FROM (
       SELECT hour, service, vote, toUInt64(ballots) AS n FROM ${database}.late_sums WHERE ${range}
       UNION ALL SELECT hour, service, vote, uniqExact(id) AS n FROM ${database}.late
         WHERE ${range} AND hour NOT IN (SELECT hour FROM ${database}.late_sums) GROUP BY hour, service, vote)
     GROUP BY hour, service, vote ORDER BY hour, service, vote`,
  );
  return rows.map(({ hour, service, vote, ballots }) => ({
    hour,
    service,
    vote: VOTES[vote] ?? 'learning',
    ballots: Number(ballots),
  }));
}

export async function forget({ client, database }: Home, before: number): Promise<void> {
  await run(
    client,
    `INSERT INTO ${database}.late_sums SELECT hour, service, vote, uniqExact(id) FROM ${database}.late
     WHERE hour < ${before} AND hour NOT IN (SELECT hour FROM ${database}.late_sums) GROUP BY hour, service, vote`,
  );
  for (const table of ['late', 'ids']) {
    const rows = await rowsOf<{ hour: number }>(
      client,
      `SELECT DISTINCT hour FROM ${database}.${table} WHERE hour < ${before}`,
    );
    for (const { hour } of rows) await run(client, `ALTER TABLE ${database}.${table} DROP PARTITION ${hour}`);
  }
}
