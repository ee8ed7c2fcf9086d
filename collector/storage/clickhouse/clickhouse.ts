/**
 * ClickHouse, for those who outgrow a machine: any number of gateways write to any number of shards. Several gateways may
 * take the same ballot; reading counts it once. Exactly one gateway publishes (--publish).
 */
import { randomBytes } from 'node:crypto';
import { type Ballot, FAILURES, SLOTS, VOTES } from '../ballot.ts';
import { HourMemory } from '../hour-memory.ts';
import {
  type AlertRow,
  type CellRow,
  type Fate,
  type HourVotes,
  type LateCount,
  type Storage,
  StorageError,
} from '../storage.ts';
import { forget, type Home, readAlerts, readCells, readLate, writeHour } from './published.ts';
import { readVotes } from './read-votes.ts';
import { ballotsTable, homeTables, type Layout, NONE, SLOT_COLUMNS, shardTables, spreadTables } from './schema.ts';
import { type Client, insert, rowsOf, run } from './shards.ts';
import { oldestOf, versionOf } from './versions.ts';

/** The server answers when every shard has the rows, not when they are queued for it. */
const IN_STEP = { insert_distributed_sync: 1 };

function rowOf({ tag, ...ballot }: Ballot): Record<string, unknown> {
  const bins = SLOTS.map((slot, i) => [SLOT_COLUMNS[i], ballot.bins[slot] ?? NONE]);
  const { hour, id, country, asn, service, rules } = ballot;
  const vote = VOTES.indexOf(ballot.vote);
  return {
    hour,
    id,
    country,
    asn,
    service,
    rules,
    vote,
    epoch: tag?.epoch,
    tag: tag?.value,
    failure: ballot.failure === null ? NONE : FAILURES.indexOf(ballot.failure),
    ...Object.fromEntries(bins),
  };
}

export class ClickHouseStorage implements Storage {
  private readonly hours = new Map<number, HourMemory>();
  private readonly published = new Set<number>();
  private readonly home: Home;
  private readonly table: string;

  private constructor(
    private readonly clients: readonly [Client, ...Client[]],
    private readonly layout: Layout,
  ) {
    this.home = { client: clients[0], database: layout.database };
    this.table = ballotsTable(layout);
  }

  /** @param clients one for each shard, the first is home */
  static async open(clients: readonly Client[], database: string, cluster: string): Promise<ClickHouseStorage> {
    const [home, ...others] = clients;
    if (!home) throw new Error('There is no shard.');
    const versions = await Promise.all(clients.map(versionOf));
    const layout = { database, cluster, shards: clients.length, version: oldestOf(versions) };
    for (const sql of [...shardTables(layout), ...spreadTables(layout)])
      for (const client of clients) await run(client, sql);
    for (const sql of homeTables(layout)) await run(home, sql);
    const storage = new ClickHouseStorage([home, ...others], layout);
    await storage.restore();
    return storage;
  }

  async append(ballots: readonly Ballot[]): Promise<Fate[]> {
    // Another gateway may have published meanwhile.
    if (ballots.some(({ hour }) => !this.hours.has(hour))) await this.readPublished();
    const fates: Fate[] = new Array(ballots.length);
    const taken: Ballot[] = [];
    const late: number[] = [];
    for (const [i, ballot] of ballots.entries()) {
      if (ballot.tag === null || this.published.has(ballot.hour)) late.push(i);
      else {
        const fate = (await this.memoryOf(ballot.hour)).take(ballot, ballot.tag);
        fates[i] = fate;
        if (fate === 'stored') taken.push(ballot);
      }
    }
    try {
      await insert(this.home.client, this.table, taken.map(rowOf), this.layout.shards > 1 ? IN_STEP : {});
    } catch (error) {
      for (const ballot of taken) if (ballot.tag) this.hours.get(ballot.hour)?.takeBack(ballot, ballot.tag);
      throw error;
    }
    await this.takeLate(ballots, late, fates);
    return fates;
  }

  async openHours(): Promise<number[]> {
    await this.readPublished();
    const rows = await rowsOf<{ hour: number }>(
      this.home.client,
      `SELECT DISTINCT hour FROM ${this.table} ORDER BY hour`,
    );
    return rows.map(({ hour }) => hour).filter((hour) => !this.published.has(hour));
  }

  async votes(hour: number): Promise<HourVotes> {
    await this.readPublished();
    if (this.published.has(hour)) return { partial: false, cells: [] };
    try {
      return { partial: false, cells: await readVotes(this.home.client, this.table, hour, {}) };
    } catch (error) {
      if (!(error instanceof StorageError && error.problem === 'unreachable')) throw error;
      const settings = { skip_unavailable_shards: 1 };
      return { partial: true, cells: await readVotes(this.home.client, this.table, hour, settings) };
    }
  }

  async publish(hour: number, cells: readonly CellRow[], alerts: readonly Omit<AlertRow, 'seq'>[]): Promise<boolean> {
    // Tags on a shard that is away could not be deleted, and its votes were not in the cells.
    await this.ping();
    await this.readPublished();
    if (this.published.has(hour)) return false;
    const { client, database } = this.home;
    await run(client, `INSERT INTO ${database}.ids SELECT hour, id FROM ${this.table} WHERE hour = ${hour}`);
    await writeHour(this.home, hour, randomBytes(8).toString('hex'), cells, alerts);
    this.published.add(hour);
    await this.dropTags(hour);
    return true;
  }

  async publishedHours(from: number, to: number): Promise<number[]> {
    await this.readPublished();
    return [...this.published].filter((hour) => hour >= from && hour < to).sort((a, b) => a - b);
  }

  cells(from: number, to: number): Promise<CellRow[]> {
    return readCells(this.home, from, to);
  }

  alerts(after: number): Promise<AlertRow[]> {
    return readAlerts(this.home, after);
  }

  late(from: number, to: number): Promise<LateCount[]> {
    return readLate(this.home, from, to);
  }

  forgetIds(hour: number): Promise<void> {
    return forget(this.home, hour);
  }

  async ping(): Promise<void> {
    await Promise.all(this.clients.map((client) => rowsOf(client, 'SELECT 1')));
  }

  async close(): Promise<void> {
    await Promise.all(this.clients.map((client) => client.close()));
  }

  private async memoryOf(hour: number): Promise<HourMemory> {
    const before = this.hours.get(hour);
    if (before) return before;
    const memory = new HourMemory();
    const rows = await rowsOf<{ id: string; epoch: string; tag: string; service: string }>(
      this.home.client,
      `SELECT id, epoch, tag, service FROM ${this.table} WHERE hour = ${hour} LIMIT 1 BY id`,
    );
    for (const { id, epoch, tag, service } of rows) memory.restore(id, { epoch, value: tag }, service);
    const late = await rowsOf<{ id: string }>(
      this.home.client,
      `SELECT id FROM ${this.home.database}.late WHERE hour = ${hour}`,
    );
    for (const { id } of late) memory.remember(id);
    this.hours.set(hour, memory);
    return memory;
  }

  private async takeLate(ballots: readonly Ballot[], late: readonly number[], fates: Fate[]): Promise<void> {
    const list = late.map((i) => ballots[i]).filter((ballot) => ballot !== undefined);
    if (list.length === 0) return;
    const { client, database } = this.home;
    const within = `hour IN (${[...new Set(list.map((b) => b.hour))].join(', ')}) AND id IN (${list.map((b) => `'${b.id}'`).join(', ')})`;
    const rows = await rowsOf<{ id: string }>(
      client,
      `SELECT id FROM ${database}.ids WHERE ${within} UNION ALL SELECT id FROM ${database}.late WHERE ${within}`,
    );
    const known = new Set(rows.map(({ id }) => id));
    const fresh: Ballot[] = [];
    for (const i of late) {
      const ballot = ballots[i];
      if (!ballot) continue;
      const seen = known.has(ballot.id) || this.hours.get(ballot.hour)?.knows(ballot.id) === true;
      known.add(ballot.id);
      fates[i] = seen ? 'known' : 'late';
      if (!seen) fresh.push(ballot);
    }
    const values = fresh.map(({ hour, id, service, vote }) => ({ hour, id, service, vote: VOTES.indexOf(vote) }));
    await insert(client, `${database}.late`, values);
    for (const { hour, id } of fresh) this.hours.get(hour)?.remember(id);
  }

  private async readPublished(): Promise<void> {
    const rows = await rowsOf<{ hour: number }>(this.home.client, `SELECT hour FROM ${this.home.database}.published`);
    for (const { hour } of rows) {
      this.published.add(hour);
      this.hours.delete(hour);
    }
  }

  private async dropTags(hour: number): Promise<void> {
    this.hours.delete(hour);
    for (const client of this.clients)
      await run(client, `ALTER TABLE ${this.layout.database}.ballots_local DROP PARTITION ${hour}`);
  }

  /** What a killed process left: published hours still lose their tags. */
  private async restore(): Promise<void> {
    await this.readPublished();
    const rows = await rowsOf<{ hour: number }>(this.home.client, `SELECT DISTINCT hour FROM ${this.table}`);
    for (const { hour } of rows) if (this.published.has(hour)) await this.dropTags(hour);
  }
}
