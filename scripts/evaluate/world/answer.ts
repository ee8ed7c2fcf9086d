/** What a request met, before it is a sample: troubles change it, sampleOf writes it down as a browser would. */
import type { Failure, Sample } from '../../../src/sample.ts';

export interface Ask {
  at: number;
  target: string;
  targetType: Sample['targetType'];
  kind: 'http' | 'websocket' | 'transfer';
  connection: 'fresh' | 'reused';
  /** Address and role, where they are not the kind's main ones. */
  endpoint?: string;
  role?: string;
}

export interface Answer {
  /** Time to first byte, ms, and one round trip of it. */
  ttfbMs: number;
  tripMs: number;
  status: number;
  /** No answer: why, and after how long, ms. */
  failure?: Failure;
  afterMs?: number;
  /** Of a transfer: body rate, its variation by chunk, and where it goes silent. */
  bps: number;
  variation: number;
  stallAtBytes?: number;
  /** Bytes let through at once before `bps` rules: a token bucket's. */
  burstBytes?: number;
  /** Why the sample would be no evidence. */
  confounder?: Sample['confounders'][number];
}

export interface Place {
  round: string;
  roundKind: Sample['roundKind'];
  seq: number;
  network: string;
  browser: 'chromium' | 'firefox';
  /** Limits of a request, ms. */
  totalMs: number;
  silenceMs: number;
}

const TRANSFER_BYTES = 65_536;
const NONE: Sample['confounders'] = [];
const ENDPOINT = { http: 'web', websocket: 'chat', transfer: 'object' } as const;
const ROLE = { http: 'app', websocket: 'websocket', transfer: 'object' } as const;

/** Chunks of a body: [ms since the request, bytes so far]. `draw` gives standard normals. */
export function timeline(answer: Answer, draw: () => number): [number, number][] {
  const end = Math.min(TRANSFER_BYTES, answer.stallAtBytes ?? TRANSFER_BYTES);
  // Browsers hand over what has come: whole records when it comes fast, packets when it trickles.
  const chunk = answer.bps > 2_000_000 ? 16_384 : 4_096;
  const points: [number, number][] = [];
  let ms = answer.ttfbMs;
  let bytes = Math.min(end, answer.burstBytes ?? 2_800);
  points.push([ms, bytes]);
  while (bytes < end) {
    const more = Math.min(chunk, end - bytes);
    ms += ((more * 8_000) / answer.bps) * Math.exp(answer.variation * draw());
    bytes += more;
    // Slow start (RFC 6928: ten segments at first, doubled each round trip): a far server is not a thin one.
    const flights = bytes <= 14_600 ? 0 : bytes <= 43_800 ? 1 : 2;
    ms = Math.max(ms, answer.ttfbMs + flights * answer.tripMs);
    points.push([ms, bytes]);
  }
  return points;
}

function transferred(answer: Answer, place: Place, draw: () => number): Partial<Sample> {
  const all = timeline(answer, draw);
  const progress = all.filter(([ms]) => ms <= place.totalMs);
  const [lastMs, bytes] = progress.at(-1) ?? [0, 0];
  const seen = { status: answer.status, bytes, progress, lastProgressMs: lastMs, costBytes: bytes + 5_000 };
  const phases = { ttfbMs: answer.ttfbMs, tcpMs: answer.tripMs };
  if (progress.length === all.length && answer.stallAtBytes === undefined) {
    const timings = { ...phases, transferMs: lastMs - answer.ttfbMs, totalMs: lastMs };
    return { ...seen, outcome: 'ok', timings };
  }
  const silent = progress.length === all.length;
  const totalMs = silent ? Math.min(place.totalMs, lastMs + place.silenceMs) : place.totalMs;
  const timeout = silent && totalMs < place.totalMs ? 'silence' : 'total';
  return { ...seen, outcome: 'failed', failure: 'generic_timeout_error', timeout, timings: { ...phases, totalMs } };
}

/** @param draw standard normals for the timeline of a transfer */
export function sampleOf(ask: Ask, answer: Answer, place: Place, draw: () => number): Sample {
  const { failure } = answer;
  const sample: Sample = {
    id: `${place.round}#${place.seq < 10 ? '00' : place.seq < 100 ? '0' : ''}${place.seq}`,
    version: 1,
    round: place.round,
    roundKind: place.roundKind,
    at: Math.round(ask.at),
    target: ask.target,
    targetType: ask.targetType,
    endpoint: ask.endpoint ?? ENDPOINT[ask.kind],
    role: ask.role ?? ROLE[ask.kind],
    kind: ask.kind,
    connection: ask.connection,
    outcome: failure ? 'failed' : 'ok',
    confounders: answer.confounder ? [answer.confounder] : NONE,
    timings: { totalMs: 0 },
    timingDetail: 'full',
    costBytes: 1_000,
    network: place.network,
    browser: place.browser,
  };
  if (failure) {
    const afterMs = Math.min(place.totalMs, answer.afterMs ?? place.silenceMs);
    sample.failure = failure;
    if (failure === 'generic_timeout_error') sample.timeout = 'silence';
    sample.timings = { totalMs: afterMs };
    sample.timingDetail = 'total-only';
    return sample;
  }
  if (answer.ttfbMs >= place.silenceMs) {
    const timings = { totalMs: place.silenceMs };
    return { ...sample, outcome: 'failed', failure: 'generic_timeout_error', timeout: 'silence', timings };
  }
  if (ask.kind === 'transfer') return { ...sample, ...transferred(answer, place, draw) };
  sample.status = answer.status;
  const waitingMs = Math.max(answer.tripMs, answer.ttfbMs - (ask.connection === 'fresh' ? 2 * answer.tripMs : 0));
  sample.timings =
    ask.connection === 'fresh'
      ? {
          tcpMs: answer.tripMs,
          tlsMs: answer.tripMs,
          waitingMs,
          ttfbMs: answer.ttfbMs,
          totalMs: answer.ttfbMs + 1,
        }
      : { waitingMs, ttfbMs: answer.ttfbMs, totalMs: answer.ttfbMs + 1 };
  return sample;
}
