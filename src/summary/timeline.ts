/**
 * A transfer's byte timeline as numbers: goodput, plateau, stall. Goodput is body bits per second from the first byte to
 * the last (RFC 2647 section 3.17), so that waiting for the head never passes for a slow line.
 */
import type { Sample } from '../sample.ts';
import { present, variation } from './quantile.ts';

export interface TransferFact {
  at: number;
  round: string;
  endpoint: string;
  connection: Sample['connection'];
  /** Whether it was due by the clock alone; others are asked for where something looks odd, and are no fair part of the usual. */
  regular: boolean;
  /** complete; short: too small a body to say anything; slow: our own limit ended it while bytes still came; stalled: bytes or a head came, then silence; cut: broken off. */
  end: 'complete' | 'short' | 'slow' | 'stalled' | 'cut';
  bytes: number;
  /** Absent where fewer than two points carry bytes. */
  goodputBps?: number;
  /** Rate after the initial burst, and its coefficient of variation over windows of the timeline. */
  plateauBps?: number;
  plateauVariation?: number;
  /** From the first byte to the last, ms. */
  spanMs: number;
  /** One round trip as this connection showed it, ms; absent on a reused connection. */
  tcpMs?: number;
}

type Point = readonly [number, number];

/** A token bucket lets its first burst through at line rate: the first tenth of the time is not the plateau. */
const BURST_SHARE = 0.1;
/**
 * Windows of the plateau: few, and two chunks long at least, since a browser hands over whole TLS records (up to 16 KiB,
 * RFC 8446 section 5.1) and the edges of chunks must not pass for variation.
 */
const MOST_WINDOWS = 6;

/** A complete body below this fits into the first flights of any connection: an error page, or an object that has shrunk. */
const SHORT_BYTES = 32_768;

/** Body bytes at a moment, on the straight line between two points. */
function bytesAt(points: readonly Point[], ms: number): number {
  let before: Point | undefined;
  for (const point of points) {
    if (point[0] >= ms) {
      if (!before || point[0] === before[0]) return point[1];
      return before[1] + ((point[1] - before[1]) * (ms - before[0])) / (point[0] - before[0]);
    }
    before = point;
  }
  return before?.[1] ?? 0;
}

function plateau(points: readonly Point[]): { bps?: number; variation?: number } {
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) return {};
  const burstEnd = first[0] + (last[0] - first[0]) * BURST_SHARE;
  const start = points.filter((p) => p[0] <= burstEnd).length - 1;
  const tail = points.slice(Math.max(0, start));
  const from = tail[0];
  if (!from || tail.length < 3 || last[0] <= from[0]) return {};
  const windows = Math.min(MOST_WINDOWS, Math.max(2, Math.floor((tail.length - 1) / 2)));
  const width = (last[0] - from[0]) / windows;
  const rates = Array.from({ length: windows }, (_, i) => {
    const left = from[0] + i * width;
    return ((bytesAt(tail, left + width) - bytesAt(tail, left)) * 8_000) / width;
  });
  const cv = variation(rates);
  const bps = ((last[1] - from[1]) * 8_000) / (last[0] - from[0]);
  return { bps, ...(cv !== undefined && { variation: cv }) };
}

/** From the first point to the last; a body that came in one piece is timed from its head, at least a millisecond. */
function goodputOf(sample: Sample, first: Point | undefined, last: Point | undefined): number | undefined {
  if (!first || !last) return undefined;
  // The first chunk's own bytes came before the clock started.
  if (last[0] > first[0]) return ((last[1] - first[1]) * 8_000) / (last[0] - first[0]);
  if (sample.outcome !== 'ok') return undefined;
  return (last[1] * 8_000) / Math.max(1, sample.timings.transferMs ?? 1);
}

function endOf(sample: Sample, bytes: number, last: Point | undefined, spanMs: number): TransferFact['end'] {
  if (sample.outcome === 'ok') return bytes < SHORT_BYTES ? 'short' : 'complete';
  if (sample.failure !== 'generic_timeout_error') return 'cut';
  // A pause no longer than the head took to come is this connection's pace, and no silence.
  const pace = Math.max(1_000, spanMs / 3, sample.timings.ttfbMs ?? 0);
  const moving = last !== undefined && sample.timings.totalMs - last[0] < pace;
  return sample.timeout === 'total' && moving ? 'slow' : 'stalled';
}

/** What one transfer showed, or undefined where neither head nor byte came (then it is a failure to reach). */
export function transferFact(sample: Sample): TransferFact | undefined {
  const points = (sample.progress ?? []).filter((p) => p[1] > 0);
  const bytes = sample.bytes ?? points.at(-1)?.[1] ?? 0;
  const headCame = sample.status !== undefined || sample.timings.ttfbMs !== undefined;
  if (sample.outcome !== 'ok' && bytes === 0 && !headCame) return undefined;
  const [first, last] = [points[0], points.at(-1)];
  const spanMs = first && last ? last[0] - first[0] : 0;
  const goodput = goodputOf(sample, first, last);
  const { bps, variation: cv } = plateau(points);
  return {
    at: sample.at,
    round: sample.round,
    endpoint: sample.endpoint,
    connection: sample.connection,
    regular: sample.roundKind === 'regular',
    end: endOf(sample, bytes, last, spanMs),
    bytes,
    spanMs,
    ...(goodput !== undefined && { goodputBps: goodput }),
    ...(bps !== undefined && { plateauBps: bps }),
    ...(cv !== undefined && { plateauVariation: cv }),
    ...(sample.timings.tcpMs !== undefined && { tcpMs: sample.timings.tcpMs }),
  };
}

/** The rate a transfer settled at: after the burst where that shows, else over all of it. */
export function sustainedBps(fact: TransferFact): number | undefined {
  return fact.plateauBps ?? fact.goodputBps;
}

/** Goodputs of transfers that can be compared. */
export function goodputs(facts: readonly TransferFact[]): number[] {
  return present(facts.map((fact) => fact.goodputBps));
}
