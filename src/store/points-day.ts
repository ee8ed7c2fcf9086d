/**
 * Points of a day: one target's samples of a UTC day, an hour at a time, with the values themselves and not their quantiles, which
 * could not be put together again. A chart of thirty days reads thirty of these in place of three thousand records.
 */
import type { Failure } from '../sample.ts';

/** Rises when the shape or the meaning of a row changes: older rows are then derived anew. */
export const POINTS_VERSION = 1;

/** Bits per second that a transfer settled at; 0 where it stopped. */
export type Rate = number;

/** One request's phases, ms; null: not shown or not part of it. */
export type PhaseRow = [
  dns: number | null,
  tcp: number | null,
  tls: number | null,
  waiting: number | null,
  transfer: number | null,
];

/** Everything a chart asks of an hour. Confounded samples are counted in `leftOut` and nowhere else. */
export interface HourPoints {
  /** Start of the UTC hour, UTC ms. */
  hour: number;
  /** Time to first byte of answered plain requests to the main address, ms, by the age of their connection. */
  fresh: number[];
  reused: number[];
  unknown: number[];
  /** Of the fresh ones among them. */
  phases: PhaseRow[];
  /** Requests that say something of the target: http, transfer, websocket. */
  asked: number;
  failed: number;
  failures: Partial<Record<Failure, number>>;
  leftOut: number;
  rates: Rate[];
  /** STUN: asked, answered. */
  udp: [asked: number, answered: number];
}

export interface PointsDay {
  target: string;
  /** Start of the UTC day, UTC ms. */
  day: number;
  version: number;
  /** Hours in which something was asked, in time order. */
  hours: HourPoints[];
}
