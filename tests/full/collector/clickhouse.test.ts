/** The ClickHouse engine on two real shards: the contract, a dead shard, and twenty kills of the gateway. */
import { rmSync } from 'node:fs';
import { createClient } from '@clickhouse/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ClickHouseStorage } from '../../../collector/storage/clickhouse/clickhouse.ts';
import { ballot, crowd, HOUR } from '../../collector/storage/ballots.ts';
import { storageContract } from '../../collector/storage/contract.ts';
import { temporaryFolder } from '../../collector/support/collector.ts';
import { killUnderLoad } from '../../collector/support/kill-under-load.ts';
import { type Shards, startShards } from './clickhouse-servers.ts';

let shards: Shards;
beforeAll(async () => {
  shards = await startShards();
});
afterAll(() => shards.stop());

const clients = () => shards.urls.map((url) => createClient({ url, log: { level: 127 } }));

async function drop(database: string): Promise<void> {
  for (const client of clients()) {
    await client.command({ query: `DROP DATABASE IF EXISTS ${database}` });
    await client.close();
  }
}

async function open(database: string): Promise<ClickHouseStorage> {
  return ClickHouseStorage.open(clients(), database, 'tailback');
}

async function countOn(shard: number, sql: string): Promise<number> {
  const client = clients()[shard];
  const result = await client?.query({ query: sql, format: 'JSONEachRow' });
  const [row] = (await result?.json<{ n: string }>()) ?? [];
  await client?.close();
  return Number(row?.n);
}

storageContract('clickhouse, two shards', {
  async open(fresh) {
    if (fresh) await drop('contract');
    return open('contract');
  },
});

describe('two shards', () => {
  it('share the ballots, and publishing takes the tags from both', async () => {
    await drop('spread');
    const storage = await open('spread');
    await storage.append(crowd(7, 400));
    const sql = 'SELECT count() AS n FROM spread.ballots_local';
    const [first, second] = [await countOn(0, sql), await countOn(1, sql)];
    expect(Math.min(first, second)).toBeGreaterThan(50);
    await storage.publish(HOUR, [], []);
    expect([await countOn(0, sql), await countOn(1, sql)]).toEqual([0, 0]);
    await storage.close();
  });

  it('two gateways that take the same ballots count them once, and at most three of a tag', async () => {
    await drop('twice');
    const ballots = crowd(8, 300);
    const [one, two] = [await open('twice'), await open('twice')];
    await one.append(ballots.slice(0, 200));
    const before = await one.votes(HOUR);
    await two.append(ballots.slice(0, 200));
    expect(await two.votes(HOUR)).toEqual(before);
    await one.close();
    await two.close();
  });

  it('without one of them say partial, store and publish nothing, and go on when it is back', async () => {
    await drop('dead');
    const storage = await open('dead');
    await storage.append(crowd(9, 300));
    const whole = await storage.votes(HOUR);
    await shards.kill(1);
    const part = await storage.votes(HOUR);
    expect(part.partial).toBe(true);
    const tags = (cells: readonly { tags: number }[]) => cells.reduce((sum, cell) => sum + cell.tags, 0);
    expect(tags(part.cells)).toBeGreaterThan(0);
    expect(tags(part.cells)).toBeLessThan(tags(whole.cells));
    await expect(storage.publish(HOUR, [], [])).rejects.toMatchObject({ problem: 'unreachable' });
    await expect(storage.ping()).rejects.toMatchObject({ problem: 'unreachable' });
    const more = Array.from({ length: 20 }, () => ballot({ asn: 7 }));
    await expect(storage.append(more)).rejects.toMatchObject({ problem: 'unreachable' });
    await shards.start(1);
    expect(await storage.append(more)).toEqual(more.map(() => 'stored'));
    const after = await storage.votes(HOUR);
    expect(after.partial).toBe(false);
    expect(after.cells.filter((cell) => cell.asn !== 7)).toEqual(whole.cells);
    expect(after.cells.find((cell) => cell.asn === 7)?.tags).toBe(20);
    expect(await storage.publish(HOUR, [], [])).toBe(true);
    await storage.close();
  });

  it('20 kills of the gateway lose nothing that was acknowledged and count nothing twice', async () => {
    await drop('kills');
    const folder = temporaryFolder();
    const engine = [
      '--engine',
      'clickhouse',
      '--clickhouse-urls',
      shards.urls.join(','),
      '--clickhouse-database',
      'kills',
    ];
    const { hour, ids, unanswered, problems } = await killUnderLoad({
      kills: 20,
      args: ['--data', folder, ...engine],
      liveMs: 2_000,
    });
    rmSync(folder, { recursive: true });
    const storage = await open('kills');
    const [cell, ...more] = (await storage.votes(hour)).cells;
    await storage.close();
    const distinct = await countOn(0, 'SELECT uniqExact(id) AS n FROM kills.ballots');
    console.log(
      `${ids.length} acknowledged, ${unanswered} tries without an answer, ${distinct} stored, ${cell?.tags} counted`,
    );
    expect(problems).toEqual([]);
    expect(unanswered).toBeGreaterThan(20);
    expect(more).toEqual([]);
    // Each report had a tag of its own, so that what counts is neither more nor less than what was acknowledged.
    expect([distinct, cell?.tags]).toEqual([ids.length, ids.length]);
  });
});
