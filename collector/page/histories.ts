/**
 * The days of each place as runs of like days: a quiet fortnight is one field and not fourteen. Days without a figure are a run too,
 * so that the fields of all rows stand under each other. Made once for all languages, and once for places with like days.
 */
import { placeKey } from '../../src/crowd/cell.ts';
import type { Label } from '../../src/crowd/label.ts';
import { DAY_MS, dayStart } from '../../src/crowd/level.ts';
import type { PublishedCell } from '../../src/crowd/publish-cell.ts';
import { HISTORY_DAYS, type Shown } from '../publisher/shown.ts';

export interface Run {
  label: Label | 'none';
  /** First and last day, UTC ms; the same where it is one day. */
  from: number;
  until: number;
  days: number;
}

export class Histories {
  private readonly known = new Map<string, readonly Run[]>();
  private readonly places = new Map<PublishedCell, readonly Run[]>();
  private readonly last: number;

  constructor(private readonly shown: Shown) {
    this.last = dayStart(shown.hour);
  }

  /** Like days are the same object. */
  of(cell: PublishedCell): readonly Run[] {
    const made = this.places.get(cell) ?? this.make(this.shown.history.get(placeKey(cell)) ?? []);
    this.places.set(cell, made);
    return made;
  }

  private make(history: readonly (readonly [day: number, label: Label])[]): readonly Run[] {
    const key = history.join();
    const made = this.known.get(key) ?? this.runs(new Map(history));
    this.known.set(key, made);
    return made;
  }

  private runs(labels: ReadonlyMap<number, Label>): Run[] {
    const runs: Run[] = [];
    for (let day = this.last - (HISTORY_DAYS - 1) * DAY_MS; day <= this.last; day += DAY_MS) {
      const label = labels.get(day) ?? 'none';
      const run = runs.at(-1);
      if (run?.label === label) Object.assign(run, { until: day, days: run.days + 1 });
      else runs.push({ label, from: day, until: day, days: 1 });
    }
    return runs;
  }
}
