/** The engine that the configuration names. A new one is one folder and one line here. */
import { join } from 'node:path';
import type { Config } from '../config/config.ts';
import { openDuckDb } from '../storage/duckdb/open.ts';
import type { Storage } from '../storage/storage.ts';

const ENGINES: Readonly<Record<Config['engine'], (config: Config) => Promise<Storage>>> = {
  duckdb: (config) => openDuckDb(join(config.data, 'votes')),
  clickhouse: () => Promise.reject(new Error('--engine: clickhouse is not there yet.')),
};

/** @throws one sentence */
export async function openStorage(config: Config): Promise<Storage> {
  try {
    return await ENGINES[config.engine](config);
  } catch (error) {
    throw new Error(`--engine ${config.engine}: ${(error as Error).message.split('\n')[0]}`, { cause: error });
  }
}
