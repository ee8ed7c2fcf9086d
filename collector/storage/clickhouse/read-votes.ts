/**
 * The votes of an hour. Rows of one tag meet in one group whatever shard they lie on; the same ballot twice (a gateway that was
 * killed between insert and answer) is one, and of several gateways' ballots of a tag three count. See duckdb/read-votes.ts.
 */
import { SLOTS } from '../ballot.ts';
import { CellBuilder } from '../cell-builder.ts';
import { BALLOTS_PER_TAG, type CellVotes } from '../storage.ts';
import { NONE, SLOT_COLUMNS } from './schema.ts';
import { type Client, rowsOf } from './shards.ts';

const CELL = 'country, asn, service, epoch';

interface VoteRow {
  country: string;
  asn: number;
  service: string;
  epoch: string;
  tags: string | number;
}

/** One row a tag: `kept`, its ballots as tuples of id, vote, rules, failure and bins, by id. */
const tagsSql = (table: string, hour: number): string =>
  `SELECT ${CELL}, arraySlice(arraySort(groupUniqArray((id, vote, rules, failure, ${SLOT_COLUMNS.join(', ')}))), 1, ${BALLOTS_PER_TAG}) AS kept
   FROM ${table} WHERE hour = ${hour} GROUP BY ${CELL}, tag`;

const votesSql = (table: string, hour: number): string =>
  `SELECT ${CELL}, rules, pattern, count() AS tags FROM (
     SELECT ${CELL}, arrayReduce('max', arrayMap(x -> x.3, kept)) AS rules,
       arraySum(arrayMap(x -> bitShiftLeft(toUInt16(1), 2 * x.2), kept)) AS pattern
     FROM (${tagsSql(table, hour)})) GROUP BY ${CELL}, rules, pattern`;

const failuresSql = (table: string, hour: number): string =>
  `SELECT ${CELL}, failure, count() AS tags FROM (
     SELECT ${CELL}, arrayReduce('min', arrayMap(x -> x.4, kept)) AS failure
     FROM (${tagsSql(table, hour)})) WHERE failure != ${NONE} GROUP BY ${CELL}, failure`;

/** The middle one of at most three, of two the smaller. */
const binsSql = (table: string, hour: number): string => {
  const of = SLOT_COLUMNS.map((_, i) => `arraySort(arrayFilter(b -> b != ${NONE}, arrayMap(x -> x.${i + 5}, kept)))`);
  return `SELECT ${CELL}, slot, bins[if(length(bins) = 3, 2, 1)] AS bin, count() AS tags FROM (
     SELECT ${CELL}, [${of.join(', ')}] AS slots FROM (${tagsSql(table, hour)}))
     ARRAY JOIN slots AS bins, arrayEnumerate(slots) AS slot WHERE notEmpty(bins) GROUP BY ${CELL}, slot, bin`;
};

/** Of the epochs of each cell the one with the most tags; of two alike the one with the greater name. */
function chosenEpochs(rows: readonly VoteRow[]): (row: VoteRow) => boolean {
  const cellOf = ({ country, asn, service }: VoteRow): string => `${country} ${asn} ${service}`;
  const sizes = new Map<string, Map<string, number>>();
  for (const row of rows) {
    const epochs = sizes.get(cellOf(row)) ?? new Map<string, number>();
    sizes.set(cellOf(row), epochs.set(row.epoch, (epochs.get(row.epoch) ?? 0) + Number(row.tags)));
  }
  const chosen = new Map(
    [...sizes].map(([cell, epochs]) => [cell, [...epochs].sort(([a, n], [b, m]) => m - n || (a < b ? 1 : -1))[0]?.[0]]),
  );
  return (row) => chosen.get(cellOf(row)) === row.epoch;
}

/** @param settings for every query: what to do without a shard */
export async function readVotes(
  client: Client,
  table: string,
  hour: number,
  settings: Record<string, string | number>,
): Promise<CellVotes[]> {
  const cells = new CellBuilder();
  const votes = await rowsOf<VoteRow & { rules: number; pattern: string }>(client, votesSql(table, hour), settings);
  const isChosen = chosenEpochs(votes);
  const place = ({ country, asn, service }: VoteRow) => [country, asn, service] as const;
  for (const row of votes.filter(isChosen)) cells.votes(place(row), row.rules, Number(row.pattern), Number(row.tags));
  const failures = await rowsOf<VoteRow & { failure: number }>(client, failuresSql(table, hour), settings);
  for (const row of failures.filter(isChosen)) cells.failure(place(row), row.failure, Number(row.tags));
  const bins = await rowsOf<VoteRow & { slot: number; bin: number }>(client, binsSql(table, hour), settings);
  for (const row of bins.filter(isChosen)) {
    const slot = SLOTS[row.slot - 1];
    if (slot) cells.bin(place(row), slot, row.bin, Number(row.tags));
  }
  return cells.done();
}
