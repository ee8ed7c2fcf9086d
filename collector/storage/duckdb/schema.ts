/**
 * Tables of the DuckDB engine. Tags stand in `ballots` alone, one database file for each hour, so that they go with the
 * file; main.duckdb holds what may stay.
 */
import { WORDS } from './bin-words.ts';

export const HOUR_TABLES = (database: string): string =>
  `CREATE TABLE IF NOT EXISTS ${database}.ballots (
    id UHUGEINT NOT NULL, country VARCHAR NOT NULL, asn UINTEGER NOT NULL, service VARCHAR NOT NULL,
    epoch UBIGINT NOT NULL, tag UBIGINT NOT NULL, vote UTINYINT NOT NULL, rules USMALLINT NOT NULL, failure UTINYINT,
    ${WORDS.map((word) => `${word} UBIGINT NOT NULL`).join(', ')})`;

export const MAIN_TABLES = [
  'CREATE TABLE IF NOT EXISTS published (hour INTEGER PRIMARY KEY)',
  'CREATE TABLE IF NOT EXISTS cells (hour INTEGER, country VARCHAR, asn UINTEGER, service VARCHAR, kind VARCHAR, body VARCHAR)',
  'CREATE TABLE IF NOT EXISTS alerts (seq INTEGER PRIMARY KEY, hour INTEGER, body VARCHAR)',
  // Ids of ballots of published hours, and of late ones: a report that comes again is known for as long as its hour is taken.
  'CREATE TABLE IF NOT EXISTS ids (hour INTEGER, id UHUGEINT)',
  // Of hours whose ids are kept one row a ballot, else one row with the number of them and no id.
  'CREATE TABLE IF NOT EXISTS late (hour INTEGER, service VARCHAR, vote UTINYINT, ballots INTEGER)',
];
