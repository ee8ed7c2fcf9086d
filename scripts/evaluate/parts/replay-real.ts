/**
 * A real path played as a service: three consecutive values make a round, the first on a fresh connection (three round
 * trips), two on the kept one (one). The set has no controls; three that are always fine stand in, so that every alarm
 * counts against the service: the hardest reading. A slow-down can be put on top, from a position on.
 */
import type { Sample } from '../../../src/sample.ts';
import type { Verdict } from '../../../src/verdict/verdict.ts';
import type { PathSeries } from '../data/series.ts';
import { Latched, OwnLatched } from '../detectors/detector.ts';
import { DETECTORS } from '../detectors/index.ts';
import { accuses } from './side.ts';
import { Watch } from './watch.ts';

const CONTROLS = ['google', 'wikimedia', 'microsoft'];
export const SERVICE = 'whatsapp';
const WEEK_MS = 7 * 86_400_000;
const PER_ROUND = 3;

export interface RealEpisode {
  at: number;
  state: string;
  rule: string;
  usualMs?: number;
  nowMs?: number;
}

export interface RealRecord {
  name: string;
  weeks: number;
  episodes: RealEpisode[];
  /** Alarms by detector, `ours` among them. */
  alarms: Record<string, number>;
  /** Rounds until each detector's alarm after the slow-down began. */
  delays: Record<string, number>;
}

const sample = (round: string, seq: number, at: number, target: string, ttfbMs: number, fresh: boolean): Sample => ({
  id: `${round}#${String(seq).padStart(3, '0')}`,
  version: 1,
  round,
  roundKind: 'regular',
  at,
  target,
  targetType: target === SERVICE ? 'service' : 'control',
  endpoint: 'web',
  role: 'app',
  kind: 'http',
  connection: fresh ? 'fresh' : 'reused',
  outcome: 'ok',
  confounders: [],
  status: 200,
  timings: { waitingMs: ttfbMs, ttfbMs, totalMs: ttfbMs + 1 },
  timingDetail: 'full',
  costBytes: 1_000,
  network: 'path',
  browser: 'chromium',
});

/** Values from one round to the next: every 15 or 16 minutes. */
const stepsOf = (series: PathSeries): number => (series.stepMs === 4 * 60_000 ? 4 : PER_ROUND);

/** Rounds of the series: a lost value is a request that was not made. */
function* roundsOf(series: PathSeries, from: number, times: number): Generator<{ at: number; samples: Sample[] }> {
  const step = stepsOf(series);
  for (let i = 0; i + step <= series.values.length; i += step) {
    const at = series.start + i * series.stepMs;
    const round = `r${String(i).padStart(6, '0')}`;
    const samples: Sample[] = [];
    for (let k = 0; k < PER_ROUND; k++) {
      const rtt = series.values[i + k] ?? Number.NaN;
      const ttfbMs = rtt * (k === 0 ? 3 : 1) * (i >= from ? times : 1);
      if (!Number.isNaN(rtt)) samples.push(sample(round, k, at + k * 3_000, SERVICE, ttfbMs, k === 0));
    }
    for (const [k, id] of CONTROLS.entries()) samples.push(sample(round, 3 + k, at + 9_000 + k * 100, id, 60, true));
    yield { at, samples };
  }
}

export interface Slowed {
  /** Position in the series from which answers come so many times later. */
  from: number;
  times: number;
}

export function replayReal(
  series: PathSeries,
  slowed?: Slowed,
  latched: () => Latched[] = () => DETECTORS.map((d) => new Latched(d)),
): RealRecord {
  const watch = new Watch([SERVICE], CONTROLS, []);
  const detectors = latched();
  const record: RealRecord = { name: series.name, weeks: 0, episodes: [], alarms: { ours: 0 }, delays: {} };
  const from = slowed?.from ?? Number.POSITIVE_INFINITY;
  const since = series.start + from * series.stepMs;
  const until = slowed ? since + 86_400_000 : Number.POSITIVE_INFINITY;
  const roundMs = series.stepMs * stepsOf(series);
  let [silent, open, slow, rounds] = [0, false, false, 0];
  const own = new OwnLatched(() => slow);
  for (const { at, samples } of roundsOf(series, from, slowed?.times ?? 1)) {
    if (at > until) break;
    watch.learn(samples);
    const judged = watch.judge((samples.at(-1)?.at ?? at) + 1_000);
    const view = judged.views.get(SERVICE);
    if (!view) continue;
    // Watched from the first round that has a usual.
    record.weeks += roundMs / WEEK_MS;
    if (at >= since) rounds++;
    for (const d of detectors) if (d.step(view) && at >= since) record.delays[d.key] ??= rounds;
    slow = judged.slow.get(SERVICE) === true;
    own.step(view);
    if (slow && at >= since) record.delays.ours ??= rounds;
    const verdict = judged.verdicts?.find((v) => v.service === SERVICE);
    if (verdict && accuses(verdict)) {
      if (!open) record.episodes.push(episode(at, verdict));
      [open, silent] = [true, 0];
    } else if (open && ++silent >= 4) open = false;
  }
  record.alarms.ours = own.episodes;
  for (const { key, episodes } of detectors) record.alarms[key] = episodes;
  return record;
}

function episode(at: number, { state, rule, evidence }: Verdict): RealEpisode {
  const { usualMs, nowMs } = evidence;
  return { at, state, rule, ...(usualMs !== undefined && { usualMs }), ...(nowMs !== undefined && { nowMs }) };
}
