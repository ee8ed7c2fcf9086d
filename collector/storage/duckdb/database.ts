/**
 * One DuckDB instance with its files and what is remembered of open hours. Opening it finishes what a killed process left:
 * hours that were published still lose their tags.
 */
import { chmodSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type DuckDBAppender, type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { HourMemory } from '../hour-memory.ts';
import { appendTagged, type Tagged } from './append-rows.ts';
import { databaseOf, HourFiles } from './hour-files.ts';
import { MAIN_TABLES } from './schema.ts';

export interface DuckDbOptions {
  folder: string;
  /** For reading an hour's votes; writing takes one. */
  threads: number;
  memory: string;
}

const hex = (value: unknown, digits: number): string => (value as bigint).toString(16).padStart(digits, '0');

export class Database {
  readonly hours = new Map<number, HourMemory>();
  readonly published = new Set<number>();
  /** By hour, empty between two transactions; making one anew for each would take a processor half as long again. */
  private readonly appenders = new Map<number, DuckDBAppender>();

  private constructor(
    private readonly instance: DuckDBInstance,
    readonly files: HourFiles,
    /** One for what writes, which goes one after the other; readers have their own. */
    readonly writer: DuckDBConnection,
  ) {}

  static async open({ folder, memory }: DuckDbOptions): Promise<Database> {
    mkdirSync(folder, { recursive: true });
    // Tags are in it: DuckDB makes its files readable by everybody on the machine.
    chmodSync(folder, 0o700);
    // What a large query spills may hold tags: below our own folder, and gone at the next start at the latest.
    const spill = join(folder, 'spill');
    rmSync(spill, { recursive: true, force: true });
    const instance = await DuckDBInstance.create(join(folder, 'main.duckdb'), {
      threads: '1',
      memory_limit: memory,
      temp_directory: spill,
      // Nothing is ever fetched or loaded at run time.
      autoinstall_known_extensions: 'false',
      autoload_known_extensions: 'false',
    });
    const database = new Database(instance, new HourFiles(join(folder, 'hours')), await instance.connect());
    await database.restore();
    return database;
  }

  reader(): Promise<DuckDBConnection> {
    return this.instance.connect();
  }

  /** The memory of an hour that takes tags; its file is made where it is not there. */
  async openHour(hour: number): Promise<HourMemory> {
    const before = this.hours.get(hour);
    if (before) return before;
    await this.files.attach(this.writer, hour);
    const memory = new HourMemory();
    const rows = await this.writer.stream(`SELECT id, epoch, tag, service FROM ${databaseOf(hour)}.ballots`);
    for await (const chunk of rows.yieldRows())
      for (const [id, epoch, tag, service] of chunk)
        memory.restore(hex(id, 32), { epoch: hex(epoch, 16), value: hex(tag, 16) }, String(service));
    const late = await this.writer.runAndReadAll(`SELECT id FROM ids WHERE hour = ${hour}`);
    for (const [id] of late.getRows()) memory.remember(hex(id, 32));
    this.hours.set(hour, memory);
    return memory;
  }

  /** Durable when it resolves; of an open hour. */
  async append(hour: number, rows: readonly Tagged[]): Promise<void> {
    const kept = this.appenders.get(hour);
    const appender = kept ?? (await this.writer.createAppender('ballots', 'main', databaseOf(hour)));
    this.appenders.set(hour, appender);
    try {
      appendTagged(appender, rows);
    } catch (error) {
      // It keeps what it could not write, and closing would write that: nothing was acknowledged, and the client sends it again.
      appender.clear();
      this.closeAppender(hour);
      throw error;
    }
  }

  async closeHour(hour: number): Promise<void> {
    this.hours.delete(hour);
    this.closeAppender(hour);
    await this.files.remove(this.writer, hour);
  }

  close(): void {
    for (const hour of [...this.appenders.keys()]) this.closeAppender(hour);
    this.writer.closeSync();
    this.instance.closeSync();
  }

  private closeAppender(hour: number): void {
    const appender = this.appenders.get(hour);
    this.appenders.delete(hour);
    appender?.closeSync();
  }

  private async restore(): Promise<void> {
    for (const sql of MAIN_TABLES) await this.writer.run(sql);
    const rows = (await this.writer.runAndReadAll('SELECT hour FROM published')).getRows();
    for (const [hour] of rows) this.published.add(Number(hour));
    for (const hour of this.files.hours()) {
      if (this.published.has(hour)) await this.closeHour(hour);
      else await this.openHour(hour);
    }
  }
}
