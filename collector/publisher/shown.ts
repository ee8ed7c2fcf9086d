/** What the public files show: the newest published cell of each place, and for each day the worst that was said of it. */
import { existsSync, readFileSync } from 'node:fs';
import { placeKey } from '../../src/crowd/cell.ts';
import type { Label } from '../../src/crowd/label.ts';
import { DAY_MS, dayStart } from '../../src/crowd/level.ts';
import type { PublishedCell } from '../../src/crowd/publish-cell.ts';
import { writeWhole } from '../keys/write-whole.ts';
import { HOUR_MS } from './cells-of.ts';

export interface Shown {
  /** Newest hour in it, UTC ms; 0: none yet. */
  hour: number;
  latest: Map<string, PublishedCell>;
  /** By place: the worst label of each day (its start, UTC ms). */
  history: Map<string, [day: number, label: Label][]>;
}

export const HISTORY_DAYS = 14;
/** A cell that is older than this is in the history alone. */
const SHOWN_MS = 30 * HOUR_MS;

/** From nothing known to most have it. */
const WORSE: readonly Label[] = ['unclear', 'few', 'part', 'most'];

export const nothingShown = (): Shown => ({ hour: 0, latest: new Map(), history: new Map() });

/** Takes in what was published of an hour. */
export function show(shown: Shown, hour: number, cells: readonly PublishedCell[]): void {
  shown.hour = Math.max(shown.hour, hour);
  for (const cell of cells) {
    const key = placeKey(cell);
    shown.latest.set(key, cell);
    const day = dayStart(cell.start);
    const days = shown.history.get(key) ?? [];
    const last = days.at(-1);
    if (last?.[0] === day) last[1] = WORSE.indexOf(cell.label) > WORSE.indexOf(last[1]) ? cell.label : last[1];
    else days.push([day, cell.label]);
    shown.history.set(key, days);
  }
  for (const [key, cell] of shown.latest) {
    if (cell.start + cell.hours * HOUR_MS < shown.hour - SHOWN_MS) shown.latest.delete(key);
  }
  const oldest = dayStart(shown.hour) - HISTORY_DAYS * DAY_MS;
  for (const [key, days] of shown.history) {
    const kept = days.filter(([day]) => day > oldest);
    if (kept.length === 0) shown.history.delete(key);
    else if (kept.length < days.length) shown.history.set(key, kept);
  }
}

export function writeShown(path: string, { hour, latest, history }: Shown): void {
  writeWhole(path, JSON.stringify({ hour, latest: [...latest], history: [...history] }), 0o644);
}

/** It can be made anew from the published cells, so that what cannot be read is as if it were not there. */
export function readShown(path: string): Shown {
  if (!existsSync(path)) return nothingShown();
  try {
    const { hour, latest, history } = JSON.parse(readFileSync(path, 'utf8'));
    return { hour, latest: new Map(latest), history: new Map(history) };
  } catch {
    return nothingShown();
  }
}
