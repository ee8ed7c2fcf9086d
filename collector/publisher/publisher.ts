/**
 * Publisher: closes hours that are over, and shows them when their time has come. May be killed anywhere: what was closed is
 * in storage, and all files are made again from there. An hour of which a shard is missing waits, and later ones with it.
 */
import { join } from 'node:path';
import type { AlertEntry } from '../../src/crowd/alert.ts';
import { decideHour } from '../../src/crowd/decide-hour.ts';
import { dayStart, endsWindow } from '../../src/crowd/level.ts';
import { LIMITS } from '../../src/crowd/limits.ts';
import type { PublishedCell } from '../../src/crowd/publish-cell.ts';
import type { CellRow, Storage } from '../storage/storage.ts';
import { cellOf, HOUR_MS } from './cells-of.ts';
import { closeHour, endsLongWindow, NEW_PUBLISHER, type PublisherState, withKept } from './close-hour.ts';
import { cellOfRow, isKept, keptHourOf } from './kept-row.ts';
import { readShown, type Shown, show, writeShown } from './shown.ts';
import { readState, writeState } from './state-file.ts';

/** Answers may still be on their way to the disk when the gateway begins to call them late. */
const SETTLED_MS = 60_000;
/** Without its file, so much is shown again from storage. */
const LOOK_BACK_HOURS = 14 * 24;
const PUBLISHED = 'cell';

export interface PublicFiles {
  /** After each closed hour. */
  alerts(entries: readonly AlertEntry[], now: number): void;
  /** After each shown hour. */
  pages(shown: Shown, entries: readonly AlertEntry[], now: number): Promise<void>;
  /** Of each shown hour, before the pages. */
  hour(hour: number, cells: readonly PublishedCell[]): void;
  /** After the last hour of a day. */
  day(day: number, cells: readonly PublishedCell[]): void;
}

export interface PublisherOptions {
  storage: Storage;
  /** Of its own files. */
  folder: string;
  files: PublicFiles;
  k: number;
  now(): number;
  warn(text: string): void;
}

export class Publisher {
  private state: PublisherState = NEW_PUBLISHER;
  private entries: AlertEntry[] = [];
  private seq = 0;
  private shown: Shown;
  private begun = false;

  constructor(private readonly options: PublisherOptions) {
    this.shown = readShown(this.shownPath);
  }

  /** Call it every minute or so; cheap where nothing is due. */
  async run(): Promise<void> {
    const { storage, now } = this.options;
    if (!this.begun) await this.begin();
    const closed = now() - LIMITS.closesAfterMs - SETTLED_MS;
    for (const hour of await storage.openHours()) {
      if ((hour + 1) * HOUR_MS > closed) break;
      if (!(await this.close(hour))) break;
    }
    try {
      await this.showUpTo(Math.floor((now() - LIMITS.publishedAfterMs) / HOUR_MS));
    } catch (error) {
      // The disk was full, say: what was not written whole is shown again from where the file stands.
      this.shown = readShown(this.shownPath);
      throw error;
    }
  }

  private get statePath(): string {
    return join(this.options.folder, 'publisher.json');
  }

  private get shownPath(): string {
    return join(this.options.folder, 'shown.json');
  }

  /** Takes up where it was stopped: hours that were closed after the state was last written are decided again. */
  private async begin(): Promise<void> {
    const { storage, now } = this.options;
    this.state = readState(this.statePath) ?? NEW_PUBLISHER;
    const from = this.state.crowd.hour === 0 ? 0 : this.state.crowd.hour / HOUR_MS + 1;
    for (const hour of await storage.publishedHours(from, Math.floor(now() / HOUR_MS) + 1)) {
      const rows = (await storage.cells(hour, hour + 1)).filter(isKept);
      const cells = rows.filter(({ kind }) => kind !== 'rest').map(cellOfRow);
      const crowd = decideHour(this.state.crowd, hour * HOUR_MS, cells, this.options.k).state;
      const kept = rows.filter(({ kind }) => kind !== 'small').map(keptHourOf);
      this.state = withKept({ ...this.state, crowd }, hour * HOUR_MS, kept, this.options.k);
    }
    await this.readAlerts();
    await this.options.files.pages(this.shown, this.entries, now());
    this.begun = true;
  }

  private async readAlerts(): Promise<void> {
    for (const { seq, body } of await this.options.storage.alerts(this.seq)) {
      this.seq = seq;
      this.entries.push(JSON.parse(body) as AlertEntry);
    }
  }

  /** @returns false: not all of it can be read, so nothing of it may be said */
  private async close(hour: number): Promise<boolean> {
    const { storage, k, warn, files, now } = this.options;
    const votes = await storage.votes(hour);
    if (votes.partial) {
      warn(
        `Part of the hour ${new Date(hour * HOUR_MS).toISOString()} cannot be reached: it is not published, and waits.`,
      );
      return false;
    }
    const start = hour * HOUR_MS;
    const cells = votes.cells.map((cell) => cellOf(hour, cell));
    const closed = closeHour(this.state, start, cells, await this.earlier(start), k);
    const published = closed.cells.map(({ country, asn, service, ...cell }): CellRow => {
      const body = JSON.stringify({ country, asn, service, ...cell });
      return { hour, country, asn, service, kind: PUBLISHED, body };
    });
    const alerts = closed.entries.map((entry) => ({ hour, body: JSON.stringify(entry) }));
    await storage.publish(hour, [...closed.rows, ...published], alerts);
    this.state = closed.state;
    writeState(this.statePath, this.state);
    await this.readAlerts();
    files.alerts(this.entries, now());
    return true;
  }

  /** Kept rows of the same day, where a window ends with this hour. */
  private async earlier(start: number): Promise<CellRow[]> {
    if (!endsLongWindow(this.state, start)) return [];
    return (await this.options.storage.cells(dayStart(start) / HOUR_MS, start / HOUR_MS)).filter(isKept);
  }

  private async showUpTo(end: number): Promise<void> {
    const { storage, files, now } = this.options;
    const from = this.shown.hour === 0 ? end - LOOK_BACK_HOURS : this.shown.hour / HOUR_MS + 1;
    const hours = await storage.publishedHours(from, end);
    for (const hour of hours) {
      const before = this.shown.hour;
      // A day whose last hour nobody reported in ends with the first hour of the next.
      const isOver = before !== 0 && dayStart(before) !== dayStart(hour * HOUR_MS) && !endsWindow(before, 'day');
      if (isOver) await this.writeDay(dayStart(before));
      const cells = await this.published(hour);
      show(this.shown, hour * HOUR_MS, cells);
      files.hour(hour * HOUR_MS, cells);
      if (endsWindow(hour * HOUR_MS, 'day')) await this.writeDay(dayStart(hour * HOUR_MS));
    }
    if (hours.length === 0) return;
    // Those of an hour after whose closing a file could not be written.
    await this.readAlerts();
    await files.pages(this.shown, this.entries, now());
    writeShown(this.shownPath, this.shown);
  }

  private async published(hour: number): Promise<PublishedCell[]> {
    const rows = await this.options.storage.cells(hour, hour + 1);
    return rows.filter(({ kind }) => kind === PUBLISHED).map(({ body }) => JSON.parse(body) as PublishedCell);
  }

  private async writeDay(day: number): Promise<void> {
    const cells: PublishedCell[] = [];
    for (let hour = day / HOUR_MS; hour < day / HOUR_MS + 24; hour += 1) cells.push(...(await this.published(hour)));
    this.options.files.day(day, cells);
  }
}
