/** Observation to sample: failure words, the gate for timings, confounders, cost. Figures that cannot be are dropped, not repaired. */
import { describe, expect, it } from 'vitest';
import { classify } from '../../src/classify/classify.ts';
import { failureOf } from '../../src/classify/failure.ts';
import { FAILURE_NAMES } from '../../src/classify/failure-names.ts';
import { MAX_POINTS, thinProgress } from '../../src/classify/progress.ts';
import { gateTimings } from '../../src/classify/timings.ts';
import type { NetworkFacts, Observation, RawTiming } from '../../src/observation.ts';
import { failureSchema, sampleSchema } from '../../src/sample.ts';
import type { Endpoint } from '../../src/targets/target.ts';
import { round, step } from '../schedule/build.ts';

const endpoint: Endpoint = {
  id: 'web',
  role: 'app',
  kind: 'http',
  url: 'https://web.whatsapp.com/',
  expect: {},
  source: 'test',
  checkedAt: null,
};
const timing: RawTiming = {
  startTime: 100,
  domainLookupStart: 101,
  domainLookupEnd: 111,
  connectStart: 111,
  secureConnectionStart: 131,
  connectEnd: 161,
  requestStart: 161.5,
  responseStart: 190,
  responseEnd: 195,
  nextHopProtocol: 'h2',
  transferSize: 300,
  encodedBodySize: 0,
};
const observation = (over: Partial<Observation> = {}): Observation => ({
  kind: 'http',
  url: endpoint.url,
  at: 1_000_000,
  end: 'complete',
  totalMs: 100,
  wallMs: 100,
  headMs: 91,
  freshPool: true,
  online: true,
  ...over,
});
const sampleOf = (o: Partial<Observation>, facts?: NetworkFacts, e: Partial<Endpoint> = {}) =>
  classify(step(0), round([]), { ...endpoint, ...e }, observation(o), facts, {
    network: 'net-a',
    browser: 'chromium',
    confounders: [],
  });

function untimed(over: Partial<Observation>): Observation {
  const { headMs: _, ...rest } = observation(over);
  return rest;
}

describe('stun', () => {
  const asked = (told: 'answered' | 'silent' | 'unsure', over: Partial<Observation> = {}) =>
    classify(
      step(0),
      round([]),
      endpoint,
      { ...untimed({ kind: 'stun', end: 'timeout-silence', stun: { told, prefixes: {} } }), ...over },
      undefined,
      { network: 'net-a', browser: 'chromium', confounders: [] },
    );

  it('what cannot be told says nothing of the server', () => {
    expect(asked('unsure')).toMatchObject({ outcome: 'aborted', failureSource: 'self', confounders: [] });
    expect(asked('unsure', { end: 'error' }).outcome).toBe('aborted');
    expect(asked('silent')).toMatchObject({ outcome: 'failed', failure: 'generic_timeout_error' });
    expect(asked('unsure', { online: false })).toMatchObject({ outcome: 'failed', confounders: ['offline'] });
  });

  it('an answer without a time of its own has no time', () => {
    const sample = asked('answered', { end: 'complete' });
    expect(sample).toMatchObject({ outcome: 'ok' });
    expect(sample.timings.ttfbMs).toBeUndefined();
  });
});

describe('failure words', () => {
  it('every name in the table leads to a word of the schema', () => {
    for (const { failure } of Object.values(FAILURE_NAMES)) expect(failureSchema.options).toContain(failure);
  });

  it('localised prose of Firefox is a failed handshake and never reaches the sample', () => {
    const prose = 'К сертификату нет доверия, так как он является самоподписанным.';
    expect(failureOf(prose).failure).toBe('ssl_failed_handshake');
    expect(JSON.stringify(sampleOf({ end: 'error' }, { error: prose }))).not.toContain('сертификат');
  });

  it('an unknown code is said to be unknown', () => {
    expect(failureOf('net::ERR_SOMETHING_NEW').failure).toBe('unknown_failure');
    expect(failureOf(undefined).failure).toBe('unknown_failure');
  });
});

describe('timing gate', () => {
  it('gives the phases of a fresh connection', () => {
    const { timings, connection, protocol } = gateTimings(observation({ timing }));
    expect({ connection, protocol }).toEqual({ connection: 'fresh', protocol: 'h2' });
    expect(timings).toMatchObject({ dnsMs: 10, tcpMs: 20, tlsMs: 30, waitingMs: 28.5, ttfbMs: 90 });
  });

  it('leaves phases out, never 0, on a reused connection', () => {
    const reused = { ...timing, domainLookupEnd: 101, connectStart: 101, connectEnd: 101, secureConnectionStart: 0 };
    const gated = gateTimings(observation({ timing: reused, freshPool: false }));
    expect(gated.connection).toBe('reused');
    expect(gated.timings).not.toHaveProperty('tcpMs');
    expect(gated.timings).not.toHaveProperty('dnsMs');
    expect(gated.timings.ttfbMs).toBe(90);
  });

  it.each([
    ['negative', { ...timing, responseStart: 150 }],
    ['in the future', { ...timing, responseStart: 900 }],
    ['all zero', { ...timing, requestStart: 0, responseStart: 0 }],
  ])('drops timings that are %s', (_, bad) => {
    const gated = gateTimings(observation({ timing: bad }));
    expect(gated.timingDetail).toBe('total-only');
    expect(gated.timings.ttfbMs).toBe(91);
  });

  it('tells TCP and TLS apart only where TLS began within the connecting', () => {
    for (const secureConnectionStart of [timing.connectStart - 9, timing.connectEnd + 9]) {
      const { timings, timingDetail } = gateTimings(observation({ timing: { ...timing, secureConnectionStart } }));
      expect([timingDetail, timings.ttfbMs, timings.tcpMs, timings.tlsMs]).toEqual(['full', 90, undefined, undefined]);
    }
  });

  it('over plain http a connection made within one tick of the clock is unknown, a kept one is reused', () => {
    const kept = { ...timing, startTime: 100.3, domainLookupStart: 100.3, domainLookupEnd: 100.3 };
    const from = (connectStart: number): string => {
      const marks = { ...kept, connectStart, connectEnd: connectStart, secureConnectionStart: 0 };
      return gateTimings(observation({ timing: marks, freshPool: false, url: 'http://portal.example/' })).connection;
    };
    expect([from(100.3), from(100.8), from(101)]).toEqual(['reused', 'unknown', 'unknown']);
  });

  it('takes the header arrival where Firefox reports responseStart equal to requestStart', () => {
    const stuck = { ...timing, responseStart: timing.requestStart };
    expect(gateTimings(observation({ timing: stuck })).timings.ttfbMs).toBe(91);
  });
});

describe('outcome', () => {
  it.each([200, 400, 404, 503])('any status is an answer: %i', (status) => {
    expect(sampleOf({ status })).toMatchObject({ outcome: 'ok', status });
  });

  it('a body that ends before its announced length is cut off, also where fetch sees no error', () => {
    expect(sampleOf({ short: true, bytes: 100 })).toMatchObject({ outcome: 'failed', failure: 'http_truncated' });
  });

  it('tells the whole limit from silence', () => {
    expect(sampleOf({ end: 'timeout-silence' })).toMatchObject({
      failure: 'generic_timeout_error',
      timeout: 'silence',
    });
    expect(sampleOf({ end: 'timeout-total' })).toMatchObject({ failure: 'generic_timeout_error', timeout: 'total' });
  });

  it('a cancel of our own says nothing of the target', () => {
    expect(sampleOf({ end: 'cancelled' })).toMatchObject({ outcome: 'aborted', confounders: ['own-cancel'] });
  });

  it('sleep in the middle of a request is a confounder', () => {
    expect(sampleOf({ end: 'timeout-total', totalMs: 12_000, wallMs: 3_600_000 }).confounders).toContain('suspend');
  });

  it('sleep is seen also where the monotonic clock ticks through it', () => {
    const hour = { end: 'timeout-total' as const, totalMs: 3_600_000, wallMs: 3_600_000 };
    expect(sampleOf(hour).confounders).toContain('suspend');
  });

  it('a redirect over plain http whose goal was lost says nothing, either way', () => {
    const portal = { url: 'http://portal.example/generate_204', role: 'portal' as const, expect: { statuses: [204] } };
    expect(sampleOf({ redirected: true }, undefined, portal)).toMatchObject({ outcome: 'aborted' });
    expect(sampleOf({ redirected: true }, undefined).outcome).toBe('ok');
  });

  it('a page in place of the redirect to https is not the service’s answer', () => {
    const plain = { url: 'http://t.example/', role: 'plain' as const };
    for (const status of [200, 403, 451])
      expect(sampleOf({ status }, undefined, plain).failure).toBe('http_unexpected_redirect');
    expect(sampleOf({ status: 503 }, undefined, plain).outcome).toBe('ok');
    expect(sampleOf({ redirected: true }, { status: 301, redirectTo: 'https://t.example/' }, plain).outcome).toBe('ok');
  });

  it('a WebSocket that is answered by a redirect was not opened', () => {
    const socket = { kind: 'websocket', end: 'error', websocket: { opened: false } } as const;
    const facts = { status: 302, redirectTo: 'https://block.example/', error: 'net::ERR_FAILED' };
    expect(sampleOf(socket, facts)).toMatchObject({ outcome: 'failed', failure: 'websocket_rejected' });
  });

  it('an ad blocker is the person’s own', () => {
    const sample = sampleOf({ end: 'error' }, { error: 'net::ERR_BLOCKED_BY_CLIENT' });
    expect(sample).toMatchObject({ failureSource: 'local', confounders: ['ad-blocker'] });
  });

  it('a request the browser did not permit says nothing of the target', () => {
    const place = { network: 'net-a', browser: 'chromium' as const, confounders: ['permission' as const] };
    const sample = classify(step(0), round([]), endpoint, observation({ end: 'error' }), undefined, place);
    expect(sample).toMatchObject({ failure: 'permission_missing', failureSource: 'self', confounders: ['permission'] });
  });

  it('a failure whose name was lost with the background is not held against the target', () => {
    expect(sampleOf({ end: 'error' })).toMatchObject({ failure: 'unknown_failure', confounders: ['worker-restart'] });
  });

  it('a certificate error proves reach where the host has a private CA', () => {
    const facts = { error: 'net::ERR_CERT_AUTHORITY_INVALID' };
    expect(sampleOf({ end: 'error' }, facts, { expect: { certificate: 'private' } }).outcome).toBe('ok');
    expect(sampleOf({ end: 'error' }, facts).failure).toBe('ssl_unknown_authority');
    for (const error of [
      'net::ERR_CERT_COMMON_NAME_INVALID',
      'net::ERR_SSL_PROTOCOL_ERROR',
      'net::ERR_CERT_DATE_INVALID',
    ]) {
      expect(sampleOf({ end: 'error' }, { error }, { expect: { certificate: 'private' } }).outcome, error).toBe(
        'failed',
      );
    }
  });

  it('a redirect over plain http to a foreign host is not the service’s answer', () => {
    const facts = { status: 302, redirectTo: 'http://warning.example/' };
    const plain = { url: 'http://web.example/', role: 'app' as const };
    expect(sampleOf({}, facts, plain)).toMatchObject({ outcome: 'failed', failure: 'http_unexpected_redirect' });
    const home = { status: 301, redirectTo: 'https://web.example/' };
    expect(sampleOf({}, home, plain).outcome).toBe('ok');
  });

  it('a portal check that is answered otherwise is a portal', () => {
    const portal = { url: 'http://portal.example/generate_204', role: 'portal' as const, expect: { statuses: [204] } };
    expect(sampleOf({ status: 200 }, undefined, portal).confounders).toContain('portal');
    expect(sampleOf({ status: 204 }, undefined, portal).outcome).toBe('ok');
  });
});

describe('the sample', () => {
  it('fits its schema', () => {
    const sample = sampleOf({ timing, status: 200, bytes: 3, progress: [[95, 3]] }, { ip: '192.0.2.1' });
    expect(sampleSchema.safeParse(sample).error?.issues ?? []).toEqual([]);
  });

  it('thins a long timeline and keeps its ends', () => {
    const long = Array.from({ length: 2_000 }, (_, i): [number, number] => [i, i * 100]);
    const thin = thinProgress(long);
    expect(thin.length).toBeLessThanOrEqual(MAX_POINTS);
    expect([thin[0], thin.at(-1)]).toEqual([long[0], long.at(-1)]);
  });
});

describe('cost', () => {
  const read = { bytes: 65_536, status: 200 };
  const costOf = (o: Partial<Observation>) => sampleOf({ ...read, ...o }).costBytes;

  it('of a body that was cut is a bound, no more than was announced', () => {
    const whole = costOf({});
    const body = 65_536 * 1.02;
    expect(costOf({ cut: {} }) - whole).toBeCloseTo(3 * body, -1);
    expect(costOf({ cut: { announced: 31_000_000 } })).toBe(costOf({ cut: {} }));
    expect(costOf({ cut: { announced: 2 * 65_536 } }) - whole).toBeCloseTo(body, -1);
    // Announced less than it sent: what was read was read.
    expect(costOf({ cut: { announced: 10 } })).toBe(whole);
  });
});

describe('times of our own clock', () => {
  it('a body takes from its header to the end, however it ended; without a body there is no such time', () => {
    expect(sampleOf({ headMs: 91, totalMs: 400, bytes: 9 }).timings).toMatchObject({ transferMs: 309, totalMs: 400 });
    const late = sampleOf({ headMs: 91, totalMs: 6_000, bytes: 9, end: 'timeout-silence' });
    expect(late.timings).toMatchObject({ transferMs: 5_909, totalMs: 6_000 });
    expect(sampleOf({}).timings.transferMs).toBeUndefined();
  });

  it('the first frame of a server that speaks first is kept', () => {
    const websocket = { opened: true, firstFrameMs: 95 };
    const { timings } = sampleOf({ kind: 'websocket', headMs: 60, totalMs: 95, websocket });
    expect(timings).toEqual({ ttfbMs: 60, firstFrameMs: 95, totalMs: 95 });
  });
});
