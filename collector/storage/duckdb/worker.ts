/** The worker thread of the DuckDB engine. */
import { serveStorage } from '../serve-storage.ts';
import type { DuckDbOptions } from './database.ts';
import { DuckDbStorage } from './duckdb.ts';

await serveStorage((options: DuckDbOptions) => DuckDbStorage.open(options));
