/**
 * What the database holds now. Older shapes live in migrations/, each with its own frozen types: to change a shape,
 * append a migration first.
 */
import type { DBSchema, IDBPDatabase } from 'idb';
import type { Round } from '../round.ts';
import type { Sample } from '../sample.ts';
import type { HourRow } from './hour-row.ts';
import type { JudgedDay } from './judged-day.ts';
import type { PointsDay } from './points-day.ts';
import type { QueuedKey, QueuedReport, SentReport } from './queued-report.ts';

/** All samples of one target in one round. */
export interface RoundRecord {
  round: string;
  target: string;
  /** UTC ms of the newest sample in it: whatever is older than a limit by `at` is older as a whole. */
  at: number;
  /** Starts (UTC ms) of the hours that its samples fall in; more than one when the round ran over the full hour. */
  hours: number[];
  /** In the order in which they were stored. */
  samples: Sample[];
}

export interface StoreSchema extends DBSchema {
  samples: {
    key: [round: string, target: string];
    value: RoundRecord;
    indexes: { at: number; targetAt: [target: string, at: number]; hours: number };
  };
  rounds: { key: string; value: Round; indexes: { state: string; startedAt: number } };
  hours: {
    key: [target: string, hour: number, endpoint: string, kind: string, connection: string, network: string];
    value: HourRow;
  };
  /** What charts read instead of raw samples. Derived: a row that is missing is made anew (src/rollup). */
  points: { key: [target: string, day: number]; value: PointsDay };
  /** Hours whose points are to be derived anew from raw samples. */
  stale: { key: [target: string, hour: number]; value: 1 };
  /** What was said over a day, by replay. Derived as well. */
  judged: { key: number; value: JudgedDay };
  /** UTC day (YYYY-MM-DD) → bytes used. */
  budget: { key: string; value: number };
  /** Reports that wait to be sent; empty while nobody chose to upload. */
  reports: { key: QueuedKey; value: QueuedReport; indexes: { dueAt: number } };
  /** What became of reports, in that order. */
  sent: { key: number; value: SentReport };
  /** Small things by name: settings, notices, cached judgement. Unknown until a schema has seen it. */
  kept: { key: string; value: unknown };
}

export const STORE_NAMES = [
  'samples',
  'rounds',
  'hours',
  'points',
  'stale',
  'judged',
  'reports',
  'sent',
  'budget',
  'kept',
] as const;
export type StoreName = (typeof STORE_NAMES)[number];

/** The opened database: the only handle that the functions of this folder take. */
export type Store = IDBPDatabase<StoreSchema>;
