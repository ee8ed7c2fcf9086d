/** The engine that the configuration names. A new one is one folder and one line here. */
import { join } from 'node:path';
import type { Config } from '../config/config.ts';
import { openClickHouse } from '../storage/clickhouse/open.ts';
import { openDuckDb } from '../storage/duckdb/open.ts';
import type { Grouping } from '../storage/group-appends.ts';
import type { Storage } from '../storage/storage.ts';

interface Engine {
  open(config: Config): Promise<Storage>;
  grouping: Grouping;
}

const ENGINES: Readonly<Record<Config['engine'], Engine>> = {
  // A commit costs a millisecond of a processor however little is in it.
  duckdb: { open: (config) => openDuckDb(join(config.data, 'votes')), grouping: { distanceMs: 4, enough: 16 } },
  // Each insert is a part that must be merged; above some hundred of them the server refuses more.
  clickhouse: { open: openClickHouse, grouping: { distanceMs: 250, enough: Number.POSITIVE_INFINITY } },
};

export function groupingOf(config: Config): Grouping {
  return ENGINES[config.engine].grouping;
}

/** As DuckDB says it; tests/collector/start/mistakes.test.ts sees when it says it otherwise. */
const LOCKED = /Could not set lock on file/;

/** @throws one sentence */
export async function openStorage(config: Config): Promise<Storage> {
  try {
    return await ENGINES[config.engine].open(config);
  } catch (error) {
    const message = (error as Error).message.split('\n')[0] ?? '';
    if (LOCKED.test(message)) {
      const by = /PID \d+/.exec(message)?.[0];
      const whom = by === undefined ? '' : ` (${by})`;
      throw new Error(`--data: another collector${whom} runs on ${config.data}.`, { cause: error });
    }
    throw new Error(`--engine ${config.engine}: ${message}`, { cause: error });
  }
}
