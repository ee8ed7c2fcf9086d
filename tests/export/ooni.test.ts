/** Samples in OONI's form, held against the structures of its specification; and the page that names what is not filled. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ooniMeasurement } from '../../src/export/ooni.ts';
import { confounderSchema, failureSchema, type Sample } from '../../src/sample.ts';
import { makeSample, newStore } from '../store/make.ts';
import { fileOf, fill } from './lines.ts';
import { ODD, storeOfPast, UNTIL } from './make-past.ts';
import { type Measurement, measurement } from './ooni-structures.ts';

const facts = { software: 'tailback/0.1.0', exportedAt: new Date(UNTIL).toISOString() };
const of = (sample: Sample): Measurement =>
  measurement.parse(JSON.parse(JSON.stringify(ooniMeasurement(sample, facts))));
const fresh = (changes: Partial<Sample>): Sample =>
  makeSample('r', 0, {
    ...{ endpoint: 'web', ip: '192.0.2.7', at: Date.UTC(2026, 2, 1, 10, 0, 7, 900) },
    timings: { dnsMs: 12, tcpMs: 48, tlsMs: 51, waitingMs: 60, ttfbMs: 172, totalMs: 210 },
    ...changes,
  });

describe('a measurement', () => {
  it('of a whole past has the structure of the specification, line by line, and none is lost', async () => {
    const store = await storeOfPast(1);
    for (const level of ['full', 'shareable'] as const) {
      const lines = (await (await fileOf(store, { format: 'ooni', level }, { now: UNTIL })).text())
        .trimEnd()
        .split('\n');
      expect(lines.length).toBeGreaterThan(500);
      const all = lines.map((line) => measurement.parse(JSON.parse(line)));
      // Most requests are of the catalogue, and say where they went.
      expect(all.filter(({ input }) => input !== null).length).toBe(all.length);
      const connects = all.flatMap(({ test_keys }) => test_keys.tcp_connect);
      if (level === 'full') expect(connects.length).toBeGreaterThan(50);
      else expect(connects).toEqual([]);
      expect(all.flatMap(({ test_keys }) => test_keys.network_events).some((e) => e.operation === 'read')).toBe(true);
    }
  });

  it('of every failure and confounder, and of odd samples, keeps the structure', () => {
    for (const failure of failureSchema.options) {
      const { test_keys } = of(fresh({ outcome: 'failed', failure, confounders: [...confounderSchema.options] }));
      const told = test_keys.requests[0]?.failure;
      const theirs = failure === 'dns_server_failure' ? 'dns_server_misbehaving' : failure;
      expect(told === theirs || told === `unknown_failure: ${failure}`, failure).toBe(true);
    }
    for (const sample of ODD) of(sample);
    for (const kind of ['stun', 'dns'] as const) expect(of(fresh({ kind })).test_keys.requests).toEqual([]);
  });

  it('tells the phases of a fresh connection as connect, handshake and request', () => {
    const made = of(fresh({}));
    expect(made).toMatchObject({
      ...{ input: 'https://web.whatsapp.com/', measurement_start_time: '2026-03-01 10:00:07', test_runtime: 0.21 },
      ...{ probe_ip: '127.0.0.1', probe_asn: 'AS0', probe_cc: 'ZZ', software_version: '0.1.0' },
    });
    const { tcp_connect, tls_handshakes, requests, network_events } = made.test_keys;
    expect(tcp_connect).toEqual([{ ip: '192.0.2.7', port: 443, status: { failure: null, success: true }, t: 0.06 }]);
    expect(tls_handshakes).toMatchObject([
      { address: '192.0.2.7:443', negotiated_protocol: 'h2', server_name: 'web.whatsapp.com', t: 0.111, failure: null },
    ]);
    expect(requests).toMatchObject([{ failure: null, response: { code: 200, body: '' } }]);
    expect(network_events).toMatchObject([{ operation: 'connect', address: '192.0.2.7:443', t: 0.06 }]);
  });

  it('has no connect and no handshake where the connection was there already', () => {
    const { tcp_connect, tls_handshakes } = of(
      fresh({ connection: 'reused', timings: { ttfbMs: 60, totalMs: 70 } }),
    ).test_keys;
    expect([tcp_connect, tls_handshakes]).toEqual([[], []]);
  });

  it('tells a refusal as a failed connect, a bad certificate as a failed handshake, a stall as a failed read', () => {
    const timings = { totalMs: 100 };
    const refused = of(fresh({ outcome: 'failed', failure: 'connection_refused', timings }));
    expect(refused.test_keys.tcp_connect[0]?.status).toEqual({ failure: 'connection_refused', success: false });
    const certificate = of(fresh({ outcome: 'failed', failure: 'ssl_invalid_hostname', timings }));
    expect(certificate.test_keys.tls_handshakes[0]?.failure).toBe('ssl_invalid_hostname');
    const progress: [number, number][] = [
      [172, 1_369],
      [410, 15_872],
    ];
    const stalled = of(
      fresh({ outcome: 'failed', failure: 'generic_timeout_error', progress, timings: { totalMs: 6_410 } }),
    );
    const reads = stalled.test_keys.network_events.filter((e) => e.operation === 'read');
    expect(reads.map(({ t, num_bytes, failure }) => [t, num_bytes, failure])).toEqual([
      [0.172, 1_369, null],
      [0.41, 14_503, null],
      [6.41, 0, 'generic_timeout_error'],
    ]);
  });

  it('of a target that is not in the catalogue says nothing of its address', async () => {
    const store = await newStore();
    await fill(store, 1);
    const [line = ''] = (await (await fileOf(store, { format: 'ooni' })).text()).split('\n');
    expect(measurement.parse(JSON.parse(line))).toMatchObject({ input: null, test_keys: { tcp_connect: [] } });
  });
});

describe('docs/research/ooni.md', () => {
  it('names every field of the structures', () => {
    const page = readFileSync(new URL('../../docs/research/ooni.md', import.meta.url), 'utf8');
    const { test_keys, ...base } = measurement.shape;
    const names = [...Object.keys(base), ...Object.keys(test_keys.shape)];
    const told = names.filter(
      (name) => !['annotations', 'id', 'data_format_version', 'agent', 'test_name', 'test_version'].includes(name),
    );
    for (const name of told) expect(page, name).toContain(name);
  });
});
