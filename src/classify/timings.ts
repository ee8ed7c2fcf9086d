/**
 * The one gate through which every browser timing passes. Browsers report zero, negative and future values
 * (GoogleChrome/web-vitals#137, #162, #275): what is impossible is dropped. Only what their rounding makes negative, by 2 ms at most, is
 * taken for 0; a phase that is hidden or did not happen is absent.
 */
import type { Observation, RawTiming } from '../observation.ts';
import type { Sample, Timings } from '../sample.ts';

export interface Gated {
  timings: Timings;
  timingDetail: Sample['timingDetail'];
  connection: Sample['connection'];
  protocol?: 'h1' | 'h2' | 'h3';
}

/** Slack for two clocks and rounding: Firefox rounds to 1 ms, Chromium to 0.1 ms. */
const SLACK_MS = 2;

const PROTOCOLS: Readonly<Record<string, Gated['protocol']>> = {
  'http/1.1': 'h1',
  'http/1.0': 'h1',
  h2: 'h2',
  h3: 'h3',
};

/** Phases are trustworthy when they follow each other and lie inside the request as our own clock saw it. */
function plausible(t: RawTiming, totalMs: number): boolean {
  const order = [t.startTime, t.domainLookupStart, t.domainLookupEnd, t.connectStart, t.connectEnd, t.requestStart];
  const ends = [...order, t.responseStart];
  return (
    t.responseStart > 0 &&
    t.requestStart > 0 &&
    ends.every((value, i) => i === 0 || inside(ends[i - 1] ?? 0, value)) &&
    t.responseStart - t.startTime <= totalMs + SLACK_MS
  );
}

const inside = (from: number, to: number): boolean => to + SLACK_MS >= from;

/** A difference of two marks: absent where it is negative beyond rounding, 0 where it is within. */
function span(from: number, to: number): number | undefined {
  const value = to - from;
  if (value < -SLACK_MS) return undefined;
  return Math.max(0, Math.round(value * 10) / 10);
}

const present = (name: keyof Timings, value: number | undefined): Partial<Timings> =>
  value === undefined ? {} : { [name]: value };

/**
 * Timings of one observation. `connection` is fresh when the browser shows a connect phase; a request of a pool made for
 * the round is fresh by construction even where it failed and all marks are 0.
 */
export function gateTimings(o: Observation): Gated {
  const totalMs = Math.max(0, Math.round(o.totalMs * 10) / 10);
  const base: Gated = {
    timings: { totalMs },
    timingDetail: 'total-only',
    connection: o.freshPool ? 'fresh' : 'unknown',
  };
  const t = o.timing;
  const first = o.websocket?.firstFrameMs;
  const own = {
    ...(o.headMs !== undefined && o.bytes !== undefined && present('transferMs', span(o.headMs, o.totalMs))),
    ...(first !== undefined && present('firstFrameMs', span(0, first))),
  };
  if (!t || !plausible(t, o.totalMs)) {
    const ttfb = o.headMs !== undefined && o.headMs >= 0 ? present('ttfbMs', span(0, o.headMs)) : {};
    return { ...base, timings: { ...ttfb, ...own, totalMs } };
  }
  const fresh = t.connectEnd > t.connectStart;
  // Firefox on a fresh HTTP/1.1 TLS connection gives responseStart equal to requestStart: there the header's arrival counts.
  const stuck = t.responseStart - t.requestStart < 0.05 && o.headMs !== undefined;
  const responseStart = stuck ? t.startTime + (o.headMs ?? 0) : t.responseStart;
  const secure = t.secureConnectionStart > 0;
  // A start of TLS outside the connect phase would make one of its two parts too long and hide the other.
  const parted =
    !secure || (inside(t.connectStart, t.secureConnectionStart) && inside(t.secureConnectionStart, t.connectEnd));
  // TCP alone (plain http to a near host) may begin and end within one tick of the clock (Firefox 1 ms, Chromium 0.1 ms), and looks like
  // none at all. A kept connection has its marks at the start of the request (Resource Timing, 4.3): a later one tells of a new one.
  const ticked = Number.isInteger(t.connectStart) || t.connectStart > t.startTime;
  const unseen = !fresh && o.url.startsWith('http:') && ticked;
  const protocol = PROTOCOLS[t.nextHopProtocol];
  return {
    connection: fresh ? 'fresh' : unseen ? 'unknown' : 'reused',
    timingDetail: 'full',
    ...(protocol && { protocol }),
    timings: {
      ...(fresh &&
        t.domainLookupEnd > t.domainLookupStart &&
        present('dnsMs', span(t.domainLookupStart, t.domainLookupEnd))),
      ...(fresh && parted && present('tcpMs', span(t.connectStart, secure ? t.secureConnectionStart : t.connectEnd))),
      ...(fresh && secure && parted && present('tlsMs', span(t.secureConnectionStart, t.connectEnd))),
      ...present('waitingMs', span(t.requestStart, responseStart)),
      ...present('ttfbMs', span(t.startTime, responseStart)),
      ...own,
      totalMs,
    },
  };
}
