/**
 * The current dialect of ClickHouse: its engine as a library, 546 MB, fetched by this test and never by npm ci. It lies in
 * node_modules/.cache, where the next run finds it.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createClient } from '@clickhouse/client';
import type { Client } from '../../../collector/storage/clickhouse/shards.ts';

const VERSION = '3.4.0';
const FOLDER = fileURLToPath(new URL('../../../node_modules/.cache/chdb', import.meta.url));

interface ChdbModule {
  createChdbConnection(options: { path: string }): unknown;
}

function fetchChdb(): void {
  if (existsSync(join(FOLDER, 'node_modules', 'chdb'))) return;
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(join(FOLDER, 'package.json'), '{"private":true}\n');
  execFileSync('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error', `chdb@${VERSION}`], { cwd: FOLDER });
}

/** @param path the one data folder of this process */
export function chdbClient(path: string): Client {
  fetchChdb();
  const load = createRequire(join(FOLDER, 'package.json'));
  const { createChdbConnection } = load('chdb/connection') as ChdbModule;
  const options = { connection: createChdbConnection({ path }), log: { level: 127 } };
  return createClient(options as unknown as Parameters<typeof createClient>[0]);
}
