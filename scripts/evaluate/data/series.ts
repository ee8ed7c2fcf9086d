/** A real path's round-trip times at even steps, from the sets `home-line` and `rtt-labelled`. */
import { csvFiles, rows } from './find-data.ts';

export interface PathSeries {
  name: string;
  set: 'home-line' | 'rtt-labelled';
  stepMs: number;
  /** UTC ms of the first value. */
  start: number;
  /** Milliseconds; NaN where nothing was measured or the answer was lost. */
  values: Float64Array;
  /** Positions at which a person marked a change. */
  changes: readonly number[];
  /** For choosing, or for judging: never both. */
  part: 'choose' | 'judge';
}

const MINUTE = 60_000;

/** Two ways of writing dates occur in the labelled set. */
function timeOf(text: string): number {
  const european = /^(\d\d)\/(\d\d)\/(\d{4}) (\d\d:\d\d)$/.exec(text);
  if (european) return Date.parse(`${european[3]}-${european[2]}-${european[1]}T${european[4]}:00Z`);
  return Date.parse(text.includes('+') ? text.replace(' ', 'T') : `${text.replace(' ', 'T')}Z`);
}

/** Every second trace, in the order of their numbers, serves for judging. */
export function labelledSeries(): PathSeries[] {
  return [...csvFiles('rtt-labelled')].flatMap(({ name, text }, index): PathSeries[] => {
    const all = rows(text, ';');
    const start = timeOf(all[0]?.epoch ?? '');
    if (Number.isNaN(start)) return [];
    const values = Float64Array.from(all, (row) => {
      const rtt = Number(row.rtt);
      // Lost answers stand as a negative or a round thousand.
      return row.rtt !== '' && rtt > 0 && rtt < 1_000 ? rtt : Number.NaN;
    });
    const changes = all.flatMap((row, i) => (row.cp === '1' ? [i] : []));
    const part = index % 2 === 0 ? 'choose' : 'judge';
    return [{ name, set: 'rtt-labelled', stepMs: 4 * MINUTE, start, values, changes, part }];
  });
}

/** One home: its first half serves for choosing, the second for judging (split by date). */
export function homeSeries(): PathSeries[] {
  return [...csvFiles('home-line')].flatMap(({ name, text }): PathSeries[] => {
    const all = rows(text).map((row) => ({ at: timeOf(row.time ?? ''), rtt: row.google_rtt_max_ms ?? '' }));
    const start = all[0]?.at ?? Number.NaN;
    const end = all.at(-1)?.at ?? Number.NaN;
    if (Number.isNaN(start) || Number.isNaN(end)) return [];
    const stepMs = 5 * MINUTE;
    const values = new Float64Array(Math.round((end - start) / stepMs) + 1).fill(Number.NaN);
    for (const { at, rtt } of all) if (rtt !== '') values[Math.round((at - start) / stepMs)] = Number(rtt);
    const middle = Math.floor(values.length / 2);
    const half = (from: number, to: number, part: PathSeries['part']): PathSeries => ({
      name: `${name}, ${part === 'choose' ? 'first' : 'second'} half`,
      set: 'home-line',
      stepMs,
      start: start + from * stepMs,
      values: values.slice(from, to),
      changes: [],
      part,
    });
    return [half(0, middle, 'choose'), half(middle, values.length, 'judge')];
  });
}
