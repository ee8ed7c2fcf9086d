/**
 * Phases of answered requests, plain and normalised by the connection's own round trip. A far server is not a slow one:
 * its TLS takes one or two of its round trips (RFC 8446) wherever it stands. Fresh and reused are never mixed.
 */
import type { Sample } from '../sample.ts';
import { median, present } from './quantile.ts';

/** Below this a round trip is timer noise: Firefox rounds to 1 ms, and a loopback or LAN round trip divides by nothing. */
export const ROUND_TRIP_FLOOR_MS = 5;

export interface PhaseFacts {
  /** Answered http requests on connections of their own, and on kept ones. */
  fresh: number;
  reused: number;
  /** Medians over rounds of the round's minimum, ms. */
  freshTtfbMs?: number;
  reusedTtfbMs?: number;
  /** The same over all answered requests, for a browser that hides which connection it used. */
  anyTtfbMs?: number;
  dnsMs?: number;
  tcpMs?: number;
  /** Medians of tls over tcp and waiting over tcp, fresh connections only, without unit. */
  tlsPerTrip?: number;
  waitingPerTrip?: number;
}

/** The fastest request of each round stands for it: the slower ones met a queue (detection.md, minimum of three). */
function minimumPerRound(samples: readonly Sample[]): number[] {
  const best = new Map<string, number>();
  for (const { round, timings } of samples) {
    if (timings.ttfbMs === undefined) continue;
    best.set(round, Math.min(best.get(round) ?? Number.POSITIVE_INFINITY, timings.ttfbMs));
  }
  return [...best.values()];
}

function perTrip(samples: readonly Sample[], phase: 'tlsMs' | 'waitingMs'): number | undefined {
  return median(
    present(
      samples.map(({ timings }) => {
        const value = timings[phase];
        if (value === undefined || timings.tcpMs === undefined) return undefined;
        return value / Math.max(timings.tcpMs, ROUND_TRIP_FLOOR_MS);
      }),
    ),
  );
}

const optional = (name: keyof PhaseFacts, value: number | undefined): Partial<PhaseFacts> =>
  value === undefined ? {} : { [name]: value };

/** Phases of one target's http samples; a connection of unknown age counts as fresh only where it shows a connect phase. */
export function phaseFacts(samples: readonly Sample[]): PhaseFacts {
  const answered = samples.filter((s) => s.kind === 'http' && s.outcome === 'ok' && s.role !== 'portal');
  const fresh = answered.filter((s) => s.connection === 'fresh');
  const reused = answered.filter((s) => s.connection === 'reused');
  return {
    fresh: fresh.length,
    reused: reused.length,
    ...optional('freshTtfbMs', median(minimumPerRound(fresh))),
    ...optional('reusedTtfbMs', median(minimumPerRound(reused))),
    ...optional('anyTtfbMs', median(minimumPerRound(answered))),
    ...optional('dnsMs', median(present(fresh.map((s) => s.timings.dnsMs)))),
    ...optional('tcpMs', median(present(fresh.map((s) => s.timings.tcpMs)))),
    ...optional('tlsPerTrip', perTrip(fresh, 'tlsMs')),
    ...optional('waitingPerTrip', perTrip(fresh, 'waitingMs')),
  };
}
