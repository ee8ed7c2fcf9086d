/** The worker thread of the DuckDB engine. */
import { serveThread } from '../../threads/serve-thread.ts';
import type { DuckDbOptions } from './database.ts';
import { DuckDbStorage } from './duckdb.ts';

await serveThread((options: DuckDbOptions) => DuckDbStorage.open(options));
