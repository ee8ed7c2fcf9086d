/**
 * A made past: what the extension would have stored over many days, from the real catalogue and the real planner. The same seed
 * gives the same past. It looks like a life (nights, small troubles) but is no measurement: nothing may be concluded from it.
 */
import { Random } from '../../scripts/evaluate/random.ts';
import { type Answer, type Ask, sampleOf } from '../../scripts/evaluate/world/answer.ts';
import type { Round, Step } from '../../src/round.ts';
import type { Sample } from '../../src/sample.ts';
import { planRound } from '../../src/schedule/plan-round.ts';
import type { RoundRecord } from '../../src/store/schema.ts';
import { controlsFor, portalControlsFor, serviceById, stunControlsFor } from '../../src/targets/index.ts';
import type { Control, Target } from '../../src/targets/target.ts';
import type { Spell } from './spell.ts';

export interface PastOptions {
  seed: string;
  services: readonly string[];
  country: string;
  days: number;
  /** UTC ms: the last round begins a few minutes before. */
  until: number;
  spells: readonly Spell[];
  /** Hours of the day (UTC) in which the computer sleeps; default 1 to 6, on two days of three. */
  nights?: boolean;
}

export interface PastDay {
  rounds: Round[];
  records: RoundRecord[];
}

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const INTERVAL_MS = 15 * 60_000;
/** Kept by whoever owns the past: with this key the network that the lab's STUN servers show (203.0.113.7) has this name. */
export const PAST_NETWORK = { secret: 'made for a test', network: 'net-eb3f68acf9dc' } as const;

interface Path {
  tripMs: number;
  bps: number;
}

function targetsOf({ services, country }: PastOptions, index: number): Target[] {
  const { foreign, domestic, neutral } = controlsFor(country);
  const oneOf = (list: readonly Control[]): Control[] => list.slice(index % Math.max(1, list.length)).slice(0, 1);
  return [
    ...services.flatMap((id) => serviceById(id) ?? []),
    ...[...foreign, ...domestic, ...neutral],
    ...oneOf(portalControlsFor()),
    ...oneOf(stunControlsFor(country)),
  ];
}

function answerOf(path: Path, ask: Ask, random: Random, spells: readonly Spell[], until: number): Answer {
  const evening = Math.max(0, Math.sin((((ask.at % DAY_MS) / DAY_MS) * 24 - 14) * (Math.PI / 10))) * 0.25;
  const tripMs = path.tripMs * Math.exp(0.08 * random.normal() + evening + (random.chance(0.03) ? 0.7 : 0));
  const trips = ask.connection === 'fresh' ? 3 : 1;
  const answer: Answer = { ttfbMs: trips * tripMs, tripMs, status: 200, bps: path.bps, variation: 0.4 };
  if (ask.kind === 'websocket') answer.status = 101;
  if (random.chance(0.0017)) Object.assign(answer, { failure: 'generic_timeout_error', afterMs: 10_000 });
  for (const { fromDays, toDays, target, change } of spells) {
    const inside = ask.at >= until - fromDays * DAY_MS && ask.at < until - toDays * DAY_MS;
    if (inside && (target ?? ask.target) === ask.target) change(answer, ask);
  }
  return answer;
}

/** As exact as a browser's clock. */
function rounded(timings: Sample['timings']): Sample['timings'] {
  const rows = Object.entries(timings).map(([name, ms]) => [name, Math.round((ms ?? 0) * 10) / 10]);
  return { ...timings, ...Object.fromEntries(rows) };
}

/** STUN and the portal check, which the simulated answers do not know. */
function otherSample(plain: Sample, step: Step): Sample {
  const { kind, role } = step;
  if (kind === 'stun')
    return { ...plain, kind, role, timings: { totalMs: plain.timings.totalMs }, connection: 'unknown' };
  return { ...plain, role };
}

function sampleOfStep(
  step: Step,
  round: Round,
  path: Path,
  random: Random,
  options: PastOptions,
  seen: Set<string>,
): Sample {
  const { target, targetType, endpoint, role } = step;
  const first = step.kind !== 'http' || !seen.has(step.host);
  seen.add(step.host);
  const kind = step.kind === 'stun' || step.kind === 'dns' ? 'http' : step.kind;
  const at = Math.round(round.startedAt + step.afterMs);
  const ask: Ask = { at, target, targetType, kind, connection: first ? 'fresh' : 'reused', endpoint, role };
  const place = {
    ...{ round: round.id, roundKind: round.kind, seq: step.seq, network: PAST_NETWORK.network },
    ...{ browser: 'chromium' as const, totalMs: round.totalLimitMs, silenceMs: round.silenceLimitMs },
  };
  const sample = sampleOf(ask, answerOf(path, ask, random, options.spells, options.until), place, () =>
    random.normal(),
  );
  const dnsMs = sample.outcome === 'ok' && first ? { dnsMs: 4 + random.index(20) } : {};
  const timings = rounded({ ...dnsMs, ...sample.timings });
  return otherSample(
    { ...sample, id: `${round.id}#${step.seq}`, timings, costBytes: 1_500 + (sample.bytes ?? 0) },
    step,
  );
}

function recordsOf(samples: readonly Sample[]): RoundRecord[] {
  const records = new Map<string, RoundRecord>();
  for (const sample of samples) {
    const { round, target, at } = sample;
    const record = records.get(target) ?? { round, target, at: 0, hours: [], samples: [] };
    record.samples.push(sample);
    record.at = Math.max(record.at, at);
    const hour = at - (at % HOUR_MS);
    if (!record.hours.includes(hour)) record.hours.push(hour);
    records.set(target, record);
  }
  return [...records.values()];
}

/** The days in time order. */
export function* past(options: PastOptions): Generator<PastDay> {
  const { days, until, seed, spells, nights = true } = options;
  const random = new Random(seed);
  const paths = new Map<string, Path>();
  const pathOf = (id: string): Path => {
    const path = paths.get(id) ?? { tripMs: random.factor(18, 90), bps: random.factor(4e6, 3e7) };
    paths.set(id, path);
    return path;
  };
  let day: PastDay = { rounds: [], records: [] };
  let next = until - (days - 1) * DAY_MS;
  let index = 0;
  for (let at = until - days * DAY_MS; at < until - 60_000; at += INTERVAL_MS * random.between(0.85, 1.15)) {
    if (at >= next) {
      yield day;
      day = { rounds: [], records: [] };
      next += DAY_MS;
    }
    const hour = Math.floor((at % DAY_MS) / HOUR_MS);
    if (nights && hour >= 1 && hour < 6 && Math.floor(at / DAY_MS) % 3 > 0) continue;
    const id = `past${index.toString(36).padStart(5, '0')}`;
    const targets = targetsOf(options, index);
    // Every six hours, and often while something is wrong, as bursts would.
    const wrong = spells.some((s) => at >= until - s.fromDays * DAY_MS && at < until - s.toDays * DAY_MS);
    const transfers = new Set(index % (wrong ? 4 : 24) === 0 ? targets.map((t) => t.id) : []);
    const startedAt = Math.round(at);
    const asked = { id, kind: 'regular', index, plannedAt: startedAt, now: startedAt, targets, transfers } as const;
    const means = { freshOnDemand: true, dns: false, allowanceBytes: 1e9, random: () => random.next() };
    const round = planRound({ ...asked, ...means });
    index += 1;
    if (!round) continue;
    const seen = new Set<string>();
    const samples = round.steps.map((step) => sampleOfStep(step, round, pathOf(step.target), random, options, seen));
    const endedAt = Math.max(...samples.map((s) => s.at + Math.ceil(s.timings.totalMs)));
    day.rounds.push({ ...round, state: 'done', endedAt, steps: [] });
    day.records.push(...recordsOf(samples));
  }
  yield day;
}
