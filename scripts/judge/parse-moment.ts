/**
 * The time of `--at`. Date.parse alone makes the second of March of a 30 February, and a number of seconds is a moment of January
 * 1970: both would judge an empty past without a word.
 */
import { z } from '../../src/zod.ts';

const EXAMPLE = '2026-02-11T09:00:00Z';
/** Nothing was measured before, and a later one is a slip of the hand. */
const [FROM, TO] = [Date.UTC(2000, 0, 1), Date.UTC(9999, 11, 31)];

const timeSchema = z.union([
  z.iso.date(),
  z.iso.datetime({ offset: true, local: true }),
  // Without seconds.
  z.iso.datetime({ offset: true, local: true, precision: -1 }),
]);

/** @throws Error with a sentence for the person */
export function parseMoment(text: string): number {
  const wanted = `--at: must be a time between 2000 and 9999, as ${EXAMPLE} or in UTC milliseconds, not "${text}"`;
  const digits = /^\d+$/.test(text);
  const at = digits ? Number(text) : timeSchema.safeParse(text).success ? Date.parse(text) : Number.NaN;
  // Nine or ten digits are the seconds of any day since 1973.
  if (digits && /^\d{9,10}$/.test(text)) throw new Error(`${wanted}, which looks like seconds: add 000.`);
  if (!(at >= FROM && at <= TO)) throw new Error(`${wanted}.`);
  return at;
}
