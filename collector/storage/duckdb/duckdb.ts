/**
 * The embedded engine, for one machine. It belongs into a worker (in-worker.ts): in the loop that answers HTTP it doubles
 * every answer's time. Writers take turns; readers have connections of their own.
 */
import type { Ballot } from '../ballot.ts';
import type { AlertRow, CellRow, Fate, HourVotes, LateCount, Storage } from '../storage.ts';
import { Database, type DuckDbOptions } from './database.ts';
import { asStorageError, Disk } from './disk.ts';
import { forget, readAlerts, readCells, readLate, writeHour } from './published.ts';
import { readVotes } from './read-votes.ts';
import { takeBallots } from './take-ballots.ts';

type Connection = Awaited<ReturnType<Database['reader']>>;

/** After these DuckDB refuses everything until it is opened anew. */
const INVALIDATED = /invalidated|FATAL/i;

export class DuckDbStorage implements Storage {
  private turn: Promise<unknown> = Promise.resolve();

  private constructor(
    private database: Database,
    private readonly options: DuckDbOptions,
    private readonly disk: Disk,
  ) {}

  static async open(options: DuckDbOptions, disk = new Disk(options.folder)): Promise<DuckDbStorage> {
    return new DuckDbStorage(await Database.open(options), options, disk);
  }

  append(ballots: readonly Ballot[]): Promise<Fate[]> {
    return this.write(async () => {
      this.disk.refuseIfFull();
      return takeBallots(this.database, ballots);
    });
  }

  publish(hour: number, cells: readonly CellRow[], alerts: readonly Omit<AlertRow, 'seq'>[]): Promise<boolean> {
    return this.write(async () => {
      const { database } = this;
      if (database.published.has(hour)) return false;
      await writeHour(database.writer, hour, cells, alerts, database.hours.has(hour));
      database.published.add(hour);
      await database.closeHour(hour);
      return true;
    });
  }

  forgetIds(hour: number): Promise<void> {
    return this.write(() => forget(this.database.writer, hour));
  }

  ping(): Promise<void> {
    return this.write(async () => {
      this.disk.refuseIfFull();
      await this.database.writer.run('SELECT 1');
    });
  }

  async openHours(): Promise<number[]> {
    return [...this.database.hours.keys()].sort((a, b) => a - b);
  }

  async publishedHours(from: number, to: number): Promise<number[]> {
    return [...this.database.published].filter((hour) => hour >= from && hour < to).sort((a, b) => a - b);
  }

  votes(hour: number): Promise<HourVotes> {
    return this.read(async (connection) => ({
      partial: false,
      cells: this.database.hours.has(hour) ? await this.withThreads(connection, () => readVotes(connection, hour)) : [],
    }));
  }

  cells(from: number, to: number): Promise<CellRow[]> {
    return this.read((connection) => readCells(connection, from, to));
  }

  alerts(after: number): Promise<AlertRow[]> {
    return this.read((connection) => readAlerts(connection, after));
  }

  late(from: number, to: number): Promise<LateCount[]> {
    return this.read((connection) => readLate(connection, from, to));
  }

  async close(): Promise<void> {
    await this.turn.catch(() => {});
    this.database.close();
  }

  private write<Result>(work: () => Promise<Result>): Promise<Result> {
    const done = this.turn
      .catch(() => {})
      .then(work)
      .catch(async (error: unknown) => {
        await this.reopenAfter(error);
        throw asStorageError(error);
      });
    this.turn = done;
    return done;
  }

  /** All processors for what reads an hour; one for the rest, since small commits take three times as long with two. */
  private async withThreads<Result>(connection: Connection, work: () => Promise<Result>): Promise<Result> {
    await connection.run(`SET threads = ${this.options.threads}`);
    try {
      return await work();
    } finally {
      await connection.run('SET threads = 1');
    }
  }

  private async read<Result>(work: (connection: Connection) => Promise<Result>): Promise<Result> {
    const connection = await this.database.reader();
    try {
      return await work(connection);
    } catch (error) {
      throw asStorageError(error);
    } finally {
      connection.closeSync();
    }
  }

  private async reopenAfter(error: unknown): Promise<void> {
    if (!(error instanceof Error) || !INVALIDATED.test(error.message)) return;
    try {
      this.database.close();
    } catch {
      // It is beyond closing; what is on the disk is what counts.
    }
    this.database = await Database.open(this.options);
  }
}
