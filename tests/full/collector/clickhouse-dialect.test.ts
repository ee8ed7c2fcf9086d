/** The ClickHouse engine in today's dialect: the contract, on one shard inside this process. */
import { rmSync } from 'node:fs';
import { afterAll } from 'vitest';
import { ClickHouseStorage } from '../../../collector/storage/clickhouse/clickhouse.ts';
import { storageContract } from '../../collector/storage/contract.ts';
import { temporaryFolder } from '../../collector/support/collector.ts';
import { chdbClient } from './chdb.ts';

const folder = temporaryFolder();
afterAll(() => rmSync(folder, { recursive: true, force: true }));

storageContract('clickhouse, current dialect', {
  async open(fresh) {
    const client = chdbClient(folder);
    if (fresh) await client.command({ query: 'DROP DATABASE IF EXISTS contract' });
    return ClickHouseStorage.open([client], 'contract', 'none');
  },
});
