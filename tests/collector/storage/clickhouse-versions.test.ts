/** Tables as the version of the server allows them: by its parts as numbers, since 20.9 came before 20.10. */
import { expect, it } from 'vitest';
import { ClickHouseStorage } from '../../../collector/storage/clickhouse/clickhouse.ts';
import type { Client } from '../../../collector/storage/clickhouse/shards.ts';

/** A server of this version that keeps what it is told and has nothing. */
function server(version: string): { client: Client; told: string[] } {
  const told: string[] = [];
  const answer = {
    query: async ({ query }: { query: string }) => ({
      json: async () => (query.includes('version()') ? [{ version }] : []),
    }),
    command: async ({ query }: { query: string }) => void told.push(query),
    insert: async () => undefined,
    close: async () => undefined,
  };
  return { client: answer as unknown as Client, told };
}

/** Of the tables that are made of rows, those that are told to reach the disk, and those that are not. */
async function tablesAt(...versions: string[]): Promise<{ durable: string[]; others: string[] }> {
  const servers = versions.map(server);
  await ClickHouseStorage.open(
    servers.map(({ client }) => client),
    'd',
    'c',
  );
  const made = new Set(servers.flatMap(({ told }) => told).filter((sql) => sql.includes('ENGINE = MergeTree')));
  const names = (wanted: boolean): string[] =>
    [...made]
      .filter((sql) => /SETTINGS[^)]*fsync_after_insert = 1, fsync_part_directory = 1/.test(sql) === wanted)
      .map((sql) => /d\.(\w+)/.exec(sql)?.[1] ?? '');
  return { durable: names(true), others: names(false) };
}

const TABLES = ['ballots_local', 'published', 'cells', 'alerts', 'ids', 'late', 'late_sums'];

it.each(['18.16.1', '19.17.4.11', '20.1.2.4', '20.2.1', '20.9.7.11', '9.9', 'unknown'])(
  '%s does not know the settings and is not told them',
  async (version) => expect(await tablesAt(version)).toEqual({ durable: [], others: TABLES }),
);

it.each(['20.10.3.30', '20.12.8.5', '21.1.2.15', '21.3.4', '26.7.2.1', '100.1'])(
  '%s is told to reach the disk',
  async (version) => expect(await tablesAt(version)).toEqual({ durable: TABLES, others: [] }),
);

it.each([[['20.9.7', '26.7.2']], [['26.7.2', '20.9.7']]])('shards of %j get what the oldest knows', async (versions) =>
  expect((await tablesAt(...versions)).durable).toEqual([]),
);
