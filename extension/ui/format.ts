/**
 * Numbers and times for people, through Intl in the language of the page and never the browser's own, which may be another.
 * Latencies have two significant digits at most: the third is noise.
 */
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

function unit(value: number, name: string, lang: string, digits = 0): string {
  const options = { style: 'unit', unit: name, maximumFractionDigits: digits } as const;
  return new Intl.NumberFormat(lang, options).format(value);
}

/** Milliseconds below a second, seconds above. */
export function formatMs(ms: number, lang: string): string {
  return Math.round(ms) < 1000 ? unit(ms, 'millisecond', lang) : unit(ms / 1000, 'second', lang, 1);
}

/** The same as short as the language knows it, with a space that keeps number and unit together: for rows of a narrow popup. */
export function formatMsShort(ms: number, lang: string): string {
  const short = Math.round(ms) < 1000;
  const [value, name, digits] = short ? ([ms, 'millisecond', 0] as const) : ([ms / 1000, 'second', 1] as const);
  const options = { style: 'unit', unit: name, unitDisplay: 'narrow', maximumFractionDigits: digits } as const;
  const parts = new Intl.NumberFormat(lang, options).formatToParts(value);
  const written = parts.filter(({ type }) => type !== 'literal');
  const of = (unit: boolean): string =>
    written
      .filter(({ type }) => (type === 'unit') === unit)
      .map((p) => p.value)
      .join('');
  return `${of(false)}\u00a0${of(true)}`;
}

/** Decimal units, as byte budgets are sold. */
export function formatBytes(bytes: number, lang: string): string {
  if (bytes < 1000) return unit(bytes, 'byte', lang);
  if (Math.round(bytes / 1000) < 1000) return unit(bytes / 1000, 'kilobyte', lang, bytes < 10_000 ? 1 : 0);
  return unit(bytes / 1e6, 'megabyte', lang, 1);
}

/** Bits per second. */
export function formatRate(bps: number, lang: string): string {
  const mega = bps >= 999_500;
  return unit(bps / (mega ? 1e6 : 1000), `${mega ? 'megabit' : 'kilobit'}-per-second`, lang, mega ? 1 : 0);
}

/** Local time of day, with the day where it is not today's. */
export function formatTime(at: number, now: number, lang: string): string {
  const sameDay = new Date(at).toDateString() === new Date(now).toDateString();
  return new Intl.DateTimeFormat(lang, {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    ...(!sameDay && { day: 'numeric', month: 'short' }),
  }).format(at);
}

/** Local date and time to the second, for tables. */
export function formatMoment(at: number, lang: string): string {
  return new Intl.DateTimeFormat(lang, { dateStyle: 'medium', timeStyle: 'medium', hourCycle: 'h23' }).format(at);
}

/** "3 min. ago"; a clock that was set back gives "now", never the future. The time of day where the browser does not know the language. */
export function formatAge(at: number, now: number, lang: string): string {
  // Chromium has no such words in Burmese and would say them in English: digits are read everywhere.
  if (Intl.RelativeTimeFormat.supportedLocalesOf(lang).length === 0) return formatTime(Math.min(at, now), now, lang);
  const age = Math.max(0, now - at);
  const words = new Intl.RelativeTimeFormat(lang, { numeric: 'auto', style: 'short' });
  if (age < MINUTE_MS) return words.format(0, 'second');
  if (age < HOUR_MS) return words.format(-Math.floor(age / MINUTE_MS), 'minute');
  if (age < DAY_MS) return words.format(-Math.floor(age / HOUR_MS), 'hour');
  return words.format(-Math.floor(age / DAY_MS), 'day');
}

/** A time of minutes or more, in its greatest whole unit: how late something came, to nobody's minute. */
export function formatLength(ms: number, lang: string): string {
  if (ms < HOUR_MS) return unit(Math.round(ms / MINUTE_MS), 'minute', lang);
  if (ms < DAY_MS) return unit(ms / HOUR_MS, 'hour', lang, ms < 10 * HOUR_MS ? 1 : 0);
  return unit(ms / DAY_MS, 'day', lang, 1);
}
