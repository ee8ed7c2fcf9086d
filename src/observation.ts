/**
 * Observation: the raw result of one request, no opinion. `classify` turns it into a Sample; it is never stored.
 * Times ending in Ms count from the moment of the call on the prober's own clock; absent means not seen.
 */
import type { ProbeKind } from './probe-kind.ts';

/** Resource Timing as the browser gave it: absolute values on the prober's clock, 0 where hidden (W3C Resource Timing §4). */
export interface RawTiming {
  startTime: number;
  domainLookupStart: number;
  domainLookupEnd: number;
  connectStart: number;
  secureConnectionStart: number;
  connectEnd: number;
  requestStart: number;
  responseStart: number;
  responseEnd: number;
  nextHopProtocol: string;
  transferSize: number;
  encodedBodySize: number;
}

export interface Observation {
  kind: ProbeKind;
  url: string;
  /** UTC milliseconds of the call. */
  at: number;
  /** How it ended. `error` has its name in `network.error` when the browser told us. */
  end: 'complete' | 'error' | 'timeout-total' | 'timeout-silence' | 'cancelled';
  /** From the call to the end, monotonic clock. */
  totalMs: number;
  /** From the call on the wall clock; far above totalMs means that the computer slept. */
  wallMs: number;
  /** From the call to the response's header (fetch resolved, socket opened, first srflx candidate, name resolved). */
  headMs?: number;
  status?: number;
  /** The answer was a redirect; fetch hides where to and with which status (Fetch, opaque-redirect filtered response). */
  redirected?: boolean;
  timing?: RawTiming;
  /** Body bytes read. */
  bytes?: number;
  /** The body ended before the length its header announced (HTTP/2 lets a stream end early without an error in fetch). */
  short?: boolean;
  /**
   * Reading was ended before the body was, although the server was asked for no more (it ignored Range, or the page is long): what it
   * sent meanwhile crossed the wire unread. `announced` is the whole length where its header told.
   */
  cut?: { announced?: number };
  /** Cumulative [ms, bytes], one entry a chunk. */
  progress?: [number, number][];
  /** Whether the prober had thrown away its connections before this request (Chromium's credentialless frame). */
  freshPool: boolean;
  /** The failure's name where the call itself told it (Firefox `dns.resolve`); a code or nothing. */
  errorName?: string;
  /** The browser lost or found the network while the request was under way. */
  networkChanged?: boolean;
  /** navigator.onLine at the end. */
  online: boolean;
  websocket?: { opened: boolean; firstFrameMs?: number };
  /** `prefixes`: the public /24 and /48 the server saw, hashed under a local key for the network, then forgotten. */
  stun?: { told: 'answered' | 'silent' | 'unsure'; prefixes: { v4?: string; v6?: string } };
  dns?: { addresses: number; trusted: boolean };
}

/** What webRequest told about the same request; joined to the observation in the background. */
export interface NetworkFacts {
  /** The browser's own name of the failure: net::ERR_… or NS_…, or localised prose (Firefox TLS): never stored. */
  error?: string;
  ip?: string;
  status?: number;
  /** Set when the answer was a redirect. */
  redirectTo?: string;
}
