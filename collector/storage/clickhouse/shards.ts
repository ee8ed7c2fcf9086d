/** Connections to the shards, and what their errors mean. A shard that does not answer is `unreachable`, never an empty answer. */
import type { ClickHouseClient } from '@clickhouse/client';
import { StorageError } from '../storage.ts';

export type Client = Pick<ClickHouseClient, 'query' | 'insert' | 'command' | 'close'>;

/** Codes of the server: all connection tries failed, network error, socket timeout, too many parts. */
const AWAY = new Set(['279', '210', '209', '252']);
/** NOT_ENOUGH_SPACE, CANNOT_WRITE_TO_FILE_DESCRIPTOR. */
const FULL = new Set(['243', '75']);

export function asStorageError(error: unknown): StorageError {
  if (error instanceof StorageError) return error;
  const { code, message = '' } = error as { code?: string; message?: string };
  // 18.16 tells its code in the text alone.
  const said = String(code ?? /Code: (\d+)/.exec(message)?.[1] ?? '');
  if (FULL.has(said) || /No space left/i.test(message))
    return new StorageError('full', 'The disk of a shard is full.', { cause: error });
  if (AWAY.has(said) || /^E[A-Z]+$/.test(said) || /socket|timeout|hang up|Code: (279|210|209)/i.test(message))
    return new StorageError('unreachable', 'A shard does not answer.', { cause: error });
  return new StorageError('broken', `The database failed (code ${said || 'unknown'}).`, { cause: error });
}

export async function rowsOf<Row>(
  client: Client,
  query: string,
  settings: Record<string, string | number> = {},
): Promise<Row[]> {
  try {
    const result = await client.query({ query, format: 'JSONEachRow', clickhouse_settings: settings });
    return await result.json<Row>();
  } catch (error) {
    throw asStorageError(error);
  }
}

export async function run(client: Client, query: string): Promise<void> {
  try {
    await client.command({ query });
  } catch (error) {
    throw asStorageError(error);
  }
}

export async function insert(
  client: Client,
  table: string,
  values: readonly Record<string, unknown>[],
  settings: Record<string, string | number> = {},
): Promise<void> {
  if (values.length === 0) return;
  try {
    await client.insert({ table, values: [...values], format: 'JSONEachRow', clickhouse_settings: settings });
  } catch (error) {
    throw asStorageError(error);
  }
}
