/** Values at the axes, in the language of the page. uPlot's own are English and know no right-to-left. */
import { lang, language } from '../../i18n.ts';
import { formatMs, formatRate } from '../../ui/format.ts';
import type { Unit } from './spec.ts';

export const DAY_S = 86_400;

export function formatValue(value: number, unit: Unit): string {
  if (unit === 'ms') return formatMs(value, lang());
  if (unit === 'rate') return formatRate(value, lang());
  return new Intl.NumberFormat(lang(), { style: 'percent', maximumFractionDigits: 0 }).format(value);
}

/**
 * A label for the canvas, which draws from left to right whatever the page does: of "200 ms" in Persian the unit would come before its
 * number (Unicode UAX #9, RLI and PDI).
 */
export const onCanvas = (label: string): string => (language().dir === 'rtl' ? `\u2067${label}\u2069` : label);

const clock = (): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat(lang(), { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
const date = (): Intl.DateTimeFormat => new Intl.DateTimeFormat(lang(), { day: 'numeric', month: 'short' });

/** @param splits seconds; @param step seconds between two of them */
export function timeValues(splits: readonly number[], step: number): string[] {
  const [times, days] = [clock(), date()];
  return splits.map((s) => {
    const at = new Date(s * 1000);
    const midnight = at.getHours() === 0 && at.getMinutes() === 0;
    return step >= DAY_S || midnight ? days.format(at) : times.format(at);
  });
}

/** A bucket as a moment ("24 Nov, 14:10") or a stretch ("24 Nov, 14:00 to 16:00"), local time. */
export function formatBucket({ from, to }: { from: number; to: number }): string {
  const day = to - from >= DAY_S * 1000;
  const format = new Intl.DateTimeFormat(lang(), {
    ...{ day: 'numeric', month: 'short' },
    ...(!day && { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }),
  });
  return format.formatRange(from, day ? to - 1 : to);
}
