/** Ballots to rows through DuckDB's appender, which takes values as they are: no SQL text is made of them. */
import type { DuckDBAppender, DuckDBConnection } from '@duckdb/node-api';
import { type Ballot, FAILURES, type Tag, VOTES } from '../ballot.ts';
import { wordsOf } from './bin-words.ts';

export interface Tagged {
  ballot: Ballot;
  tag: Tag;
}

const wide = (hex: string): bigint => BigInt(`0x${hex}`);

/** One transaction, which is on the disk when this returns: outside of a transaction an appender commits what it flushes. */
export function appendTagged(appender: DuckDBAppender, rows: readonly Tagged[]): void {
  for (const { ballot, tag } of rows) {
    appender.appendUHugeInt(wide(ballot.id));
    appender.appendVarchar(ballot.country);
    appender.appendUInteger(ballot.asn);
    appender.appendVarchar(ballot.service);
    appender.appendUBigInt(wide(tag.epoch));
    appender.appendUBigInt(wide(tag.value));
    appender.appendUTinyInt(VOTES.indexOf(ballot.vote));
    appender.appendUSmallInt(ballot.rules);
    if (ballot.failure === null) appender.appendNull();
    else appender.appendUTinyInt(FAILURES.indexOf(ballot.failure));
    for (const word of wordsOf(ballot.bins)) appender.appendUBigInt(word);
    appender.endRow();
  }
  appender.flushSync();
}

/**
 * Late ballots: what they say to one table, their ids to another, in the order of the ids, so that rows do not pair up. Within the
 * caller's transaction.
 */
export async function appendLate(connection: DuckDBConnection, ballots: readonly Ballot[]): Promise<void> {
  const late = await connection.createAppender('late');
  for (const { hour, service, vote } of ballots) {
    late.appendInteger(hour);
    late.appendVarchar(service);
    late.appendUTinyInt(VOTES.indexOf(vote));
    late.appendInteger(1);
    late.endRow();
  }
  late.closeSync();
  const ids = await connection.createAppender('ids');
  for (const { hour, id } of [...ballots].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    ids.appendInteger(hour);
    ids.appendUHugeInt(wide(id));
    ids.endRow();
  }
  ids.closeSync();
}

/** Of these late ballots, the ids that came before. */
export async function knownLate(connection: DuckDBConnection, ballots: readonly Ballot[]): Promise<Set<string>> {
  if (ballots.length === 0) return new Set();
  const hours = [...new Set(ballots.map((ballot) => ballot.hour))].join(', ');
  // Hex of our own making (checked by the gateway's schema), so that it may stand in the text.
  const ids = ballots.map((ballot) => wide(ballot.id)).join(', ');
  const found = await connection.runAndReadAll(`SELECT id FROM ids WHERE hour IN (${hours}) AND id IN (${ids})`);
  return new Set(found.getRows().map(([id]) => (id as bigint).toString(16).padStart(32, '0')));
}
