/** ClickHouse as the configuration names it. */
import { createClient } from '@clickhouse/client';
import type { Config } from '../../config/config.ts';
import type { Storage } from '../storage.ts';
import { ClickHouseStorage } from './clickhouse.ts';

const TIMEOUT_MS = 30_000;

export function openClickHouse(config: Config): Promise<Storage> {
  const clients = config['clickhouse-urls'].map((url) =>
    createClient({
      url,
      username: config['clickhouse-user'],
      password: config['clickhouse-password'],
      request_timeout: TIMEOUT_MS,
      keep_alive: { enabled: true },
      // Errors reach us as errors; its own log could quote rows.
      log: { level: 127 },
    }),
  );
  return ClickHouseStorage.open(clients, config['clickhouse-database'], config['clickhouse-cluster']);
}
