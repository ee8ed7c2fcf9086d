/** The heat strip as data: local days and hours, and what was said in each. Pure but for the local clock. */
import { type HourState, hourStates } from '../../../src/rollup/hour-states.ts';
import type { Judged } from '../../../src/rollup/read-judged.ts';

export interface StripDay {
  /** Noon of the local day, UTC ms: safe to step from, whatever the clocks do at night. */
  noon: number;
  /** 24 hours; null: nothing was measured. */
  hours: readonly (HourState | null)[];
}

const name = (date: Date, hour: number): string => `${date.getFullYear()}-${date.getMonth()}-${date.getDate()}-${hour}`;
const place = (at: number): string => {
  const date = new Date(at);
  return name(date, date.getHours());
};

/** Every day from the first judged round to today, in time order. @param now UTC ms */
export function stripOf(days: readonly Judged[], service: string, now: number): StripDay[] {
  const states = hourStates(days, service, place);
  const first = days.find(({ moments }) => moments.length > 0)?.moments[0];
  if (first === undefined) return [];
  const start = new Date(first);
  start.setHours(12, 0, 0, 0);
  const strip: StripDay[] = [];
  const end = new Date(now);
  end.setHours(12, 0, 0, 0);
  for (const day = start; day <= end; day.setDate(day.getDate() + 1)) {
    const hours = Array.from({ length: 24 }, (_, hour) => states.get(name(day, hour)) ?? null);
    strip.push({ noon: day.getTime(), hours });
  }
  return strip;
}

/** The hour of a strip's day, UTC ms, end exclusive. */
export function hourAt({ noon }: StripDay, hour: number): { from: number; to: number } {
  const from = new Date(noon);
  from.setHours(hour, 0, 0, 0);
  return { from: from.getTime(), to: from.getTime() + 3_600_000 };
}

/** Days shown at once. */
export const STRIP_DAYS = 91;

/** One of several strips, newest last. @param back how many strips before the newest */
export function stripPage(strip: readonly StripDay[], back: number): { days: readonly StripDay[]; pages: number } {
  const pages = Math.max(1, Math.ceil(strip.length / STRIP_DAYS));
  const end = strip.length - Math.min(back, pages - 1) * STRIP_DAYS;
  return { days: strip.slice(Math.max(0, end - STRIP_DAYS), end), pages };
}

/** Runs of one state down a day's hours: a rectangle each, in place of twenty-four. */
export function runsOf({ hours }: StripDay): { state: HourState['state']; from: number; length: number }[] {
  const runs: { state: HourState['state']; from: number; length: number }[] = [];
  hours.forEach((hour, from) => {
    if (!hour) return;
    const last = runs.at(-1);
    if (last && last.state === hour.state && last.from + last.length === from) last.length += 1;
    else runs.push({ state: hour.state, from, length: 1 });
  });
  return runs;
}

/** Hours by state, most first, for the table and the summary. */
export function countStates(days: readonly StripDay[]): { state: HourState['state']; hours: number }[] {
  const counts = new Map<HourState['state'], number>();
  for (const hour of days.flatMap((day) => day.hours))
    if (hour) counts.set(hour.state, (counts.get(hour.state) ?? 0) + 1);
  return [...counts].map(([state, hours]) => ({ state, hours })).sort((a, b) => b.hours - a.hours);
}

/** Steps of the cursor: a day to the side, an hour up or down; kept inside. */
export function movedCursor(
  at: { day: number; hour: number } | null,
  key: string,
  days: number,
): { day: number; hour: number } | null | undefined {
  const now = at ?? { day: days - 1, hour: new Date().getHours() };
  const inside = (day: number, hour: number) => ({
    day: Math.min(days - 1, Math.max(0, day)),
    hour: Math.min(23, Math.max(0, hour)),
  });
  switch (key) {
    case 'ArrowLeft':
      return at ? inside(now.day - 1, now.hour) : now;
    case 'ArrowRight':
      return at ? inside(now.day + 1, now.hour) : now;
    case 'ArrowUp':
      return at ? inside(now.day, now.hour - 1) : now;
    case 'ArrowDown':
      return at ? inside(now.day, now.hour + 1) : now;
    case 'PageUp':
      return inside(now.day - 7, now.hour);
    case 'PageDown':
      return inside(now.day + 7, now.hour);
    case 'Home':
      return inside(0, now.hour);
    case 'End':
      return inside(days - 1, now.hour);
    case 'Escape':
      return null;
    default:
      return undefined;
  }
}
