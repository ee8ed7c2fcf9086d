/** Every step of the stored data, oldest first. Append only: the version of the database is the length of this list. */
import { samplesRoundsKept } from './0001-samples-rounds-kept.ts';
import { hoursBudget } from './0002-hours-budget.ts';
import { rollups } from './0003-rollups.ts';
import { reports } from './0004-reports.ts';
import type { Migration } from './migration.ts';

export const MIGRATIONS: readonly Migration[] = [samplesRoundsKept, hoursBudget, rollups, reports];
