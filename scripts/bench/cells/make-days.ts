/** Files of days with made cells, as a publisher writes them, made by DuckDB: ten million through the publisher would take an hour. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';

export interface Made {
  lines: number;
  days: string[];
  /** From the one with the most cells. */
  countries: string[];
}

const DAYS = 30;
const PROVIDERS = 386;
const SERVICES = 12;
const FIRST = Date.UTC(2026, 2, 1);
const DAY_MS = 86_400_000;
const COUNTRIES = 'RU IR TR IN BR DE PK KZ UA FR GB US ID EG CN MM VN TH NG KE ZA MX AR PL IT ES NL SE NO FI'.split(
  ' ',
);

/** Votes and two kinds of times of each provider, service and hour; a third of the providers in the first three countries. */
const linesSql = (day: number, hour: number): string => `
  SELECT make_timestamp(${(FIRST + day * DAY_MS + hour * 3_600_000) * 1000}) AS start, 1::INTEGER AS hours,
    list_extract(${JSON.stringify(COUNTRIES).replaceAll('"', "'")}, 1 + floor(${COUNTRIES.length} * pow((provider % 97) / 97.0, 2))::INTEGER) AS country,
    (12000 + 7 * provider)::BIGINT AS asn, 'service-' || service AS service, kind,
    (10 + 5 * (hash(provider, service, ${hour}) % 12))::INTEGER AS networks,
    CASE kind WHEN 'rounds' THEN (5 * (hash(provider, service, ${day}) % 3))::INTEGER END AS bad,
    CASE kind WHEN 'rounds' THEN list_extract(['most', 'part', 'few', 'few', 'few', 'unclear'], 1 + (hash(provider, service, ${day * 24 + hour}) % 6)::INTEGER) END AS label,
    CASE kind WHEN 'rounds' THEN 'failed' END AS trouble, CASE kind WHEN 'rounds' THEN 'B' END AS grade,
    CASE kind WHEN 'rounds' THEN 'connection_reset' END AS failure,
    CASE kind WHEN 'rounds' THEN NULL ELSE (40 + hash(provider, ${hour}) % 400)::INTEGER END AS p50_ms,
    CASE kind WHEN 'rounds' THEN NULL ELSE (440 + hash(provider, ${day}) % 900)::INTEGER END AS p90_ms,
    CASE kind WHEN 'rounds' THEN NULL ELSE '64:10 128:' || (5 * (hash(provider, service) % 9)) || ' 256:5' END AS histogram
  FROM range(${PROVIDERS}) p(provider), range(${SERVICES}) s(service), (VALUES ('rounds'), ('http fresh'), ('transfer fresh')) k(kind)`;

/** @param folder the public one */
export async function makeDays(folder: string): Promise<Made> {
  mkdirSync(join(folder, 'data'), { recursive: true });
  const instance = await DuckDBInstance.create();
  const connection = await instance.connect();
  const days: string[] = [];
  for (let day = 0; day < DAYS; day += 1) {
    const name = new Date(FIRST + day * DAY_MS).toISOString().slice(0, 10);
    const hours = Array.from({ length: 24 }, (_, hour) => linesSql(day, hour)).join(' UNION ALL ');
    await connection.run(`COPY (${hours}) TO '${join(folder, 'data', `${name}.parquet`)}' (FORMAT parquet)`);
    days.push(name);
  }
  instance.closeSync();
  return { lines: DAYS * 24 * PROVIDERS * SERVICES * 3, days, countries: COUNTRIES };
}
