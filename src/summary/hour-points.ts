/**
 * hourPoints: one target's samples of an hour -> what charts show of it. Counted as the rules count: a refused upgrade was an
 * answer, a nameless end of a WebSocket says nothing, a confounded sample stands apart.
 */
import type { Failure, Sample } from '../sample.ts';
import type { HourPoints, PhaseRow } from '../store/points-day.ts';
import { attemptOf } from './attempt.ts';
import { saysSomething } from './like-run.ts';
import { sustainedBps, transferFact } from './timeline.ts';
import { leftOutBecause } from './usable.ts';

export function emptyHour(hour: number): HourPoints {
  return {
    ...{ hour, fresh: [], reused: [], unknown: [], phases: [], asked: 0, failed: 0, failures: {}, leftOut: 0 },
    ...{ rates: [], udp: [0, 0] },
  };
}

/** Times need no more digits than a clock of a browser has. */
const tenth = (ms: number): number => Math.round(ms * 10) / 10;
const phase = (ms: number | undefined): number | null => (ms === undefined ? null : tenth(ms));

/** The main address alone: others stand elsewhere and take another time. */
function addTime(points: HourPoints, { kind, role, outcome, connection, timings }: Sample): void {
  if (kind !== 'http' || role !== 'app' || outcome !== 'ok' || timings.ttfbMs === undefined) return;
  points[connection].push(tenth(timings.ttfbMs));
  if (connection !== 'fresh') return;
  const { dnsMs, tcpMs, tlsMs, waitingMs, transferMs } = timings;
  const row: PhaseRow = [phase(dnsMs), phase(tcpMs), phase(tlsMs), phase(waitingMs), phase(transferMs)];
  if (row.some((ms) => ms !== null)) points.phases.push(row);
}

function addRate(points: HourPoints, sample: Sample): void {
  const fact = sample.kind === 'transfer' ? transferFact(sample) : undefined;
  if (!fact || fact.end === 'short') return;
  const bps = fact.end === 'stalled' || fact.end === 'cut' ? 0 : sustainedBps(fact);
  if (bps !== undefined) points.rates.push(Math.round(bps));
}

function add(points: HourPoints, sample: Sample): void {
  if (sample.role === 'portal') return;
  if (leftOutBecause(sample) !== undefined) {
    points.leftOut += 1;
    return;
  }
  if (sample.kind === 'stun') {
    points.udp[0] += 1;
    if (sample.outcome === 'ok') points.udp[1] += 1;
    return;
  }
  const attempt = attemptOf(sample);
  if (!attempt || (!attempt.reached && !saysSomething(attempt))) return;
  points.asked += 1;
  if (!attempt.reached) {
    const word: Failure = attempt.failure ?? 'unknown_failure';
    points.failed += 1;
    points.failures[word] = (points.failures[word] ?? 0) + 1;
  }
  addTime(points, sample);
  addRate(points, sample);
}

/** @param samples of one target, in time order */
export function hourPoints(hour: number, samples: readonly Sample[]): HourPoints {
  const points = emptyHour(hour);
  for (const sample of samples) add(points, sample);
  return points;
}

export function isEmpty(points: HourPoints): boolean {
  return points.asked === 0 && points.leftOut === 0 && points.udp[0] === 0;
}
