/**
 * The measured hour as it travels: `2026-03-01T10Z`. A text of this form cannot hold anything finer than an hour, which a
 * number of milliseconds could.
 */
import { hourOf } from '../store/hour.ts';
import { z } from '../zod.ts';

export const reportHourSchema = z
  .string()
  .check(z.regex(/^20\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3])Z$/));

/** @param at UTC ms of any moment in the hour */
export function reportHourOf(at: number): string {
  return `${new Date(hourOf(at)).toISOString().slice(0, 13)}Z`;
}

/** Start of the hour, UTC ms; undefined for what is no hour (February 30th has the form too). */
export function startOfReportHour(hour: string): number | undefined {
  if (!reportHourSchema.safeParse(hour).success) return undefined;
  const start = Date.parse(`${hour.slice(0, 13)}:00:00Z`);
  return Number.isNaN(start) || reportHourOf(start) !== hour ? undefined : start;
}
