/**
 * Whether the newest round of a service looks unlike the rounds before: reason for a burst of closer looks, nothing more.
 * It may be wrong often; the verdict has its own rules and its own patience. What looks alike for long is no news.
 */
import type { Sample } from '../sample.ts';
import { OLD_NEWS_MS, OLD_NEWS_ROUNDS, OLD_NEWS_TRANSFERS } from './limits.ts';

/** Times slower than the median of the earlier rounds: well inside what the detectors wait for (docs/methods/schedule.md). */
const SLOWER = 1.5;
/** Earlier rounds needed before slowness can be called. */
const ENOUGH = 8;
const DAY_MS = 86_400_000;
/** A transfer is thin below this share of the controls' rate, below this rate, bits per second, and not for slow start alone. */
const THIN_SHARE = 0.25;
const THIN_BPS = 2_000_000;
const SLOW_START_TRIPS = 8;
/** A body below this says nothing of a rate. */
const LEAST_BYTES = 32_768;

/** Bits per second of a whole transfer; undefined where it is not whole. */
function rateOf({ kind, outcome, bytes = 0, timings }: Sample): number | undefined {
  if (kind !== 'transfer' || outcome !== 'ok' || bytes < LEAST_BYTES) return undefined;
  return (bytes * 8_000) / Math.max(1, timings.transferMs ?? timings.totalMs);
}

/** Undefined where it is no transfer, or nothing compares with it. */
function isThin(sample: Sample, controlBps: number | undefined): boolean | undefined {
  if (sample.kind !== 'transfer') return undefined;
  // Broken off, stalled, or so slow that its time ran out.
  if (sample.outcome === 'failed') return true;
  const bps = rateOf(sample);
  if (bps === undefined || controlBps === undefined) return undefined;
  const { tcpMs = 0, transferMs = 0 } = sample.timings;
  return bps < THIN_BPS && bps < controlBps * THIN_SHARE && transferMs >= tcpMs * SLOW_START_TRIPS;
}

/** Time to an answer, of requests that every regular round makes: the app's own and the WebSocket's handshake. */
function answeredAfter({ kind, role, outcome, failure, timings }: Sample): number | undefined {
  if (kind === 'websocket' && failure === 'websocket_rejected') return timings.totalMs;
  if (outcome !== 'ok' || (kind !== 'websocket' && (kind !== 'http' || role !== 'app'))) return undefined;
  return timings.waitingMs ?? timings.ttfbMs;
}

const placeOf = ({ network, endpoint }: Sample): string => `${network}/${endpoint}`;

interface Past<T> {
  at: number;
  value: T;
}

function forget(list: Past<unknown>[], since: number): void {
  while ((list[0]?.at ?? since) < since) list.shift();
}

/** More than half of the earlier rounds were so much faster: the same as being above their median, without sorting them. */
function isLate(ms: number, before: readonly Past<number>[]): boolean {
  let faster = 0;
  for (const { value } of before) if (value * SLOWER < ms) faster++;
  return faster > Math.floor(before.length / 2);
}

class ServicePast {
  /** Fastest answer of each round, ms, by network and endpoint: another line has other times. */
  readonly #times = new Map<string, Past<number>[]>();
  readonly #thin: Past<boolean>[] = [];
  #unlike = false;
  #streak = 0;

  /** @returns whether the service looks unlike itself, and that is news */
  round(at: number, samples: readonly Sample[], controlBps: number | undefined): boolean {
    // Firefox asks another host name of the service in later burst rounds: where nothing compares, the burst goes on.
    const burst = samples.some((s) => s.roundKind === 'burst');
    this.#unlike = this.#look(at, samples, controlBps) ?? (burst && this.#unlike);
    this.#streak = this.#unlike ? this.#streak + 1 : 0;
    return this.#unlike && this.#streak <= OLD_NEWS_ROUNDS;
  }

  /** Undefined where the round asked nothing that compares with the rounds before. */
  #look(at: number, samples: readonly Sample[], controlBps: number | undefined): boolean | undefined {
    const failed = samples.some((s) => s.outcome === 'failed' && (s.role === 'app' || this.#socketFellSilent(s)));
    const thin = this.#thinTransfer(at, samples, controlBps);
    const late = this.#late(at, samples);
    return failed || thin || late;
  }

  /** A refused upgrade is an answer, and some sockets never open for a stranger: only one that has answered can fall silent. */
  #socketFellSilent(sample: Sample): boolean {
    const { kind, failure, at } = sample;
    if (kind !== 'websocket' || failure !== 'generic_timeout_error') return false;
    return (this.#times.get(placeOf(sample)) ?? []).some((past) => past.at >= at - DAY_MS);
  }

  #thinTransfer(at: number, samples: readonly Sample[], controlBps: number | undefined): boolean {
    forget(this.#thin, at - DAY_MS);
    const before = this.#thin.filter((past) => past.value);
    let found = false;
    for (const sample of samples) {
      const thin = isThin(sample, controlBps);
      if (thin === undefined) continue;
      this.#thin.push({ at, value: thin });
      found ||= thin;
    }
    return found && (before.length < OLD_NEWS_TRANSFERS || at - (before[0]?.at ?? at) < OLD_NEWS_MS);
  }

  /** The least late endpoint speaks for the round, as in the verdict. */
  #late(at: number, samples: readonly Sample[]): boolean | undefined {
    const now = new Map<string, number>();
    for (const sample of samples) {
      const ms = answeredAfter(sample);
      if (ms === undefined) continue;
      const place = placeOf(sample);
      now.set(place, Math.min(ms, now.get(place) ?? Number.POSITIVE_INFINITY));
    }
    // Of whose usual nothing is known is not late.
    let [late, compared] = [now.size > 0 ? false : undefined, 0];
    for (const [place, ms] of now) {
      const before = this.#times.get(place) ?? [];
      this.#times.set(place, before);
      forget(before, at - DAY_MS);
      if (before.length >= ENOUGH) late = (compared++ === 0 || late === true) && isLate(ms, before);
      before.push({ at, value: ms });
    }
    return late;
  }
}

/** Rounds in time order, one after the other: keeps of each service what a day of them left behind. */
export class Suspicion {
  readonly #services = new Map<string, ServicePast>();

  /** @param samples of one finished round. @returns the services that look unlike themselves in it */
  round(samples: readonly Sample[]): string[] {
    const at = samples.reduce((least, s) => Math.min(least, s.at), Number.POSITIVE_INFINITY);
    const clean = samples.filter((s) => s.confounders.length === 0 && s.outcome !== 'aborted');
    const rates = clean.flatMap((s) => (s.targetType === 'control' ? (rateOf(s) ?? []) : []));
    // The slowest control speaks for the line.
    const controlBps = rates.length > 0 ? Math.min(...rates) : undefined;
    const own = new Map<string, Sample[]>();
    for (const sample of clean) {
      if (sample.targetType !== 'service') continue;
      const list = own.get(sample.target);
      if (list) list.push(sample);
      else own.set(sample.target, [sample]);
    }
    return [...own].flatMap(([id, list]) => {
      const past = this.#services.get(id) ?? new ServicePast();
      this.#services.set(id, past);
      return past.round(at, list, controlBps) ? id : [];
    });
  }
}

/** @param samples of the last day, services and controls, any order; `newest` the id of the newest finished round */
export function suspects(samples: readonly Sample[], newest: string): string[] {
  const rounds = new Map<string, Sample[]>();
  for (const sample of samples) {
    const list = rounds.get(sample.round);
    if (list) list.push(sample);
    else rounds.set(sample.round, [sample]);
  }
  const start = (list: readonly Sample[]): number => list.reduce((least, s) => Math.min(least, s.at), Infinity);
  const now = rounds.get(newest);
  if (!now) return [];
  const before = [...rounds.values()].filter((list) => list !== now).sort((a, b) => start(a) - start(b));
  const suspicion = new Suspicion();
  for (const list of before) suspicion.round(list);
  return suspicion.round(now);
}
