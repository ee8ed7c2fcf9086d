/**
 * Spec: everything a chart shows, as plain data. The canvas, the table, the text and the picture are made of the same one, so that
 * none of them can say something else.
 */
import type { State } from '../../../src/verdict/verdict.ts';

/** How a line or area is drawn: looks.ts. Told apart by dash, marker or pattern; colour only repeats it. */
export type Look =
  | 'middle'
  | 'upper'
  | 'usual'
  | 'others'
  | 'udp'
  | `phase-${0 | 1 | 2 | 3 | 4}`
  | `service-${0 | 1 | 2 | 3}`;

export interface Line {
  key: string;
  label: string;
  /** One for each x; null: nothing to show, and the line is broken. */
  values: readonly (number | null)[];
  look: Look;
  /** Drawn as points alone: values that are too rare to be joined. */
  points?: true;
}

/** What lies between two lines (places in `lines`), or under one (`lower: null`). */
export interface Fill {
  upper: number;
  lower: number | null;
  look: Look;
}

export interface Mark {
  /** Place of the bucket. */
  index: number;
  /** Some of the requests failed, or all: drawn as a cross or a crossed square. */
  kind: 'some' | 'all';
}

/** A stretch in which something was said of the service. */
export interface Shade {
  from: number;
  to: number;
  state: State;
  label: string;
}

export type Unit = 'ms' | 'rate' | 'share';

export interface Spec {
  id: string;
  title: string;
  /** Said to whoever does not see the chart, and under its title to all. */
  summary: string;
  unit: Unit;
  range: { from: number; to: number };
  /** Starts and ends of the buckets, UTC ms, and the middles, which are drawn. */
  buckets: readonly { from: number; to: number }[];
  lines: readonly Line[];
  fills: readonly Fill[];
  marks: readonly Mark[];
  shades: readonly Shade[];
  /** Highest value of the scale, from 0; higher values run out of the chart. */
  top: number;
  /** Where `lines` are piled up (phases): what a line itself stands for, for the table and the cursor. */
  own?: readonly (readonly (number | null)[])[];
  /** Said of a bucket beside its values. */
  notes: readonly (string | null)[];
}

export function isEmpty(spec: Spec): boolean {
  return spec.buckets.length === 0;
}

/** What a line stands for at a bucket. */
export function valueAt(spec: Spec, line: number, index: number): number | null {
  return (spec.own ?? spec.lines.map((l) => l.values))[line]?.[index] ?? null;
}
