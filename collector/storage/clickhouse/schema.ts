/**
 * Tables of the ClickHouse engine, in the dialect that 18.16 and today's share. `ballots_local` lies on each shard, one partition an
 * hour, which goes when the hour is published; `ballots` spreads over them. What may stay lies on the first shard, "home".
 */
import { SLOTS } from '../ballot.ts';
import { isAtLeast, type Version } from './versions.ts';

export const SLOT_COLUMNS = SLOTS.map((_, i) => `b${i}`);
/** No bin and no failure has this number: columns that may be null cost ClickHouse a file each. */
export const NONE = 255;

const BALLOT_COLUMNS = `hour UInt32, id FixedString(32), country FixedString(2), asn UInt32, service String,
  epoch FixedString(16), tag FixedString(16), vote UInt8, rules UInt16, failure UInt8,
  ${SLOT_COLUMNS.map((column) => `${column} UInt8`).join(', ')}`;

export interface Layout {
  database: string;
  cluster: string;
  shards: number;
  /** Of the oldest shard. */
  version: Version;
}

/** An insert can be told to reach the disk before it is answered; a server that does not know these refuses the table. */
const durable = (version: Version): string =>
  isAtLeast(version, [20, 10]) ? ', fsync_after_insert = 1, fsync_part_directory = 1' : '';

/** On each shard. */
export function shardTables({ database, version }: Layout): string[] {
  return [
    `CREATE DATABASE IF NOT EXISTS ${database}`,
    `CREATE TABLE IF NOT EXISTS ${database}.ballots_local (${BALLOT_COLUMNS}) ENGINE = MergeTree PARTITION BY hour
     ORDER BY (country, asn, service, epoch, tag, id) SETTINGS index_granularity = 8192, old_parts_lifetime = 30${durable(version)}`,
  ];
}

/** On each shard too, so that any of them can be asked. One shard needs no table that spreads. */
export function spreadTables({ database, cluster, shards }: Layout): string[] {
  if (shards === 1) return [];
  return [
    `CREATE TABLE IF NOT EXISTS ${database}.ballots (${BALLOT_COLUMNS})
     ENGINE = Distributed(${cluster}, ${database}, ballots_local, cityHash64(id))`,
  ];
}

export function ballotsTable({ database, shards }: Layout): string {
  return `${database}.${shards === 1 ? 'ballots_local' : 'ballots'}`;
}

/** On the first shard. A `batch` is one call of publish: only what a row of `published` names was published. */
export function homeTables({ database, version }: Layout): string[] {
  const table = (name: string, columns: string, rest: string): string =>
    `CREATE TABLE IF NOT EXISTS ${database}.${name} (${columns}) ENGINE = MergeTree ${rest}
     SETTINGS index_granularity = 8192${durable(version)}`;
  return [
    table('published', 'hour UInt32, batch FixedString(16)', 'ORDER BY hour'),
    table(
      'cells',
      'hour UInt32, batch FixedString(16), country String, asn UInt32, service String, kind String, body String',
      'ORDER BY (hour, country, asn, service, kind)',
    ),
    table('alerts', 'seq UInt32, batch FixedString(16), hour UInt32, body String', 'ORDER BY seq'),
    table('ids', 'hour UInt32, id FixedString(32)', 'PARTITION BY hour ORDER BY id'),
    table('late', 'hour UInt32, id FixedString(32), service String, vote UInt8', 'PARTITION BY hour ORDER BY id'),
    table('late_sums', 'hour UInt32, service String, vote UInt8, ballots UInt32', 'ORDER BY hour'),
  ];
}
