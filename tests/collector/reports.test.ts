/** What becomes of a report, through the real relay and gateway over loopback. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { HOUR_MS } from '../../collector/gateway/hours.ts';
import type { KeyConfig } from '../../src/report/key-config.ts';
import { reportHourOf } from '../../src/report/report-hour.ts';
import { KEY_PROBLEM, OHTTP_PATH, REQUEST_TYPE } from '../../src/report/wire.ts';
import { startCollector, TestClock, type TestCollector } from './support/collector.ts';
import { report } from './support/report.ts';
import { deliver, keyAt, type Received, seal } from './support/sender.ts';

const MINUTE = 60_000;
const START = Date.UTC(2026, 2, 1, 10);
const clock = new TestClock(START + HOUR_MS + 20 * MINUTE);

let collector: TestCollector;
let key: KeyConfig;
beforeAll(async () => {
  collector = await startCollector(['--behind-proxy', 'loopback'], { clock });
  key = await keyAt(collector.url);
});
afterAll(() => collector.stop());
beforeEach(() => {
  clock.at = START + HOUR_MS + 20 * MINUTE;
});

const send = async (content: unknown, hour = reportHourOf(START), from?: string): Promise<Received> =>
  deliver(collector.url, await seal(key, content, hour), from);

describe('a report', () => {
  it('is counted, and the same bytes are known', async () => {
    const sealed = await seal(key, report(START), reportHourOf(START));
    expect(await deliver(collector.url, sealed)).toMatchObject({ status: 200, answer: { answer: 'counted' } });
    expect(await deliver(collector.url, sealed)).toMatchObject({ status: 200, answer: { answer: 'known' } });
    expect(await deliver(collector.url, sealed, '8.8.8.8')).toMatchObject({ answer: { answer: 'known' } });
  });

  it('is one of at most three from a part of a network, for each service', async () => {
    const answers = [];
    for (const last of [1, 2, 3, 4]) answers.push((await send(report(START), undefined, `203.0.113.${last}`)).answer);
    expect(answers.map((answer) => answer?.answer)).toEqual(['counted', 'counted', 'counted', 'refused']);
    expect(answers[3]).toEqual({ answer: 'refused', reason: 'enough' });
    expect((await send(report(START, { service: 'signal' }), undefined, '203.0.113.9')).answer?.answer).toBe('counted');
    expect((await send(report(START), undefined, '203.0.112.9')).answer?.answer).toBe('counted');
    // The same house in other clothes.
    expect((await send(report(START), undefined, '::ffff:203.0.113.5')).answer).toMatchObject({ reason: 'enough' });
  });

  it('goes into its network’s cell', async () => {
    await send(report(START, { service: 'viber' }), undefined, '94.25.168.9');
    const votes = await collector.gateway?.storage.votes(START / HOUR_MS);
    expect(votes?.cells.find((cell) => cell.service === 'viber')).toMatchObject({
      country: 'RU',
      asn: 25159,
      tags: 1,
      votes: { ok: 1 },
      bins: { 'http fresh': [[59, 1]], 'http reused': [[47, 1]] },
    });
  });

  it.each([
    [-30, 'refused', 'hour-future'],
    [-9, 'counted', undefined],
    [74, 'counted', undefined],
    [76, 'history', undefined],
    [60 * 166, 'history', undefined],
    [60 * 168, 'refused', 'hour-old'],
    [60 * 24 * 365, 'refused', 'hour-old'],
  ])('that comes %i minutes after its hour is %s', async (minutes, answer, reason) => {
    clock.at = START + HOUR_MS + minutes * MINUTE;
    const received = await send(report(START), undefined, `198.51.${Math.abs(minutes) % 250}.1`);
    expect(received.answer).toMatchObject({ answer, ...(reason && { reason }) });
  });

  it.each([
    ['another hour outside', report(START + HOUR_MS), { reason: 'hour-mismatch' }],
    ['a service nobody knows', report(START, { service: 'nobody' }), { reason: 'service' }],
    ['a version of the future', { ...report(START), version: 2 }, { reason: 'version' }],
    [
      'an unknown field',
      { ...report(START), id: 7 },
      { reason: 'shape', problem: 'has a field that is not known: id' },
    ],
    [
      'a negative count',
      { ...report(START), rounds: { ...report(START).rounds, ok: -1 } },
      { problem: 'rounds.ok: must be at least 0' },
    ],
    [
      'contradicting counts',
      report(START, { failures: { eof_error: 9 } }),
      { problem: 'failures: must not count more than the probes failed' },
    ],
    ['text', 'hello', { reason: 'not-a-report' }],
    ['a list', [], { reason: 'shape' }],
    ['null', null, { reason: 'shape' }],
  ])('with %s is refused', async (_, content, expected) => {
    const received = await send(content);
    expect(received.status).toBe(200);
    expect(received.answer).toMatchObject({ answer: 'refused', ...expected });
  });

  it('sealed to another key is refused so that the client fetches the manifest', async () => {
    const other = { ...key, publicKey: Uint8Array.from(key.publicKey, (byte) => byte ^ 1) };
    const received = await deliver(collector.url, await seal(other, report(START), reportHourOf(START)));
    expect(received.status).toBe(400);
    expect(JSON.parse(received.text)).toMatchObject({ type: KEY_PROBLEM });
  });
});

describe('a request that is no report', () => {
  const ask = async (init: RequestInit, path = OHTTP_PATH): Promise<[number, string]> => {
    const response = await fetch(`${collector.url}${path}`, { method: 'POST', ...init });
    return [response.status, await response.text()];
  };
  const type = { 'content-type': REQUEST_TYPE };
  const hour = { 'tailback-hour': '2026-03-01T10Z' };
  const body = new Uint8Array(1024);

  it.each([
    ['without an hour', { headers: type, body }, 400, 'tailback-hour: must be'],
    [
      'with an hour that is none',
      { headers: { ...type, 'tailback-hour': '2026-02-30T10Z' }, body },
      400,
      'tailback-hour',
    ],
    [
      'with a moment for an hour',
      { headers: { ...type, 'tailback-hour': '2026-03-01T10:07Z' }, body },
      400,
      'tailback-hour',
    ],
    [
      'of another size',
      { headers: { ...type, ...hour }, body: new Uint8Array(1025) },
      422,
      'body: must be 1024, 2048, 4096',
    ],
    ['without a body', { headers: { ...type, ...hour } }, 422, 'body: must be'],
    [
      'of another type',
      { headers: { 'content-type': 'application/json', ...hour }, body },
      415,
      'content-type: must be',
    ],
    ['of zeros', { headers: { ...type, ...hour }, body }, 400, 'Encapsulated Request'],
    ['of 10 MB', { headers: { ...type, ...hour }, body: new Uint8Array(10_000_000) }, 413, 'at most 4096 bytes'],
    ['that says it is compressed', { headers: { ...type, ...hour, 'content-encoding': 'gzip' }, body }, 400, 'body'],
  ])('%s', async (_, init, status, words) => {
    const [got, text] = await ask(init);
    expect(got).toBe(status);
    expect(text).toContain(words);
  });

  it('to a path that is not there', async () => {
    expect((await ask({ headers: type, body }, '/nowhere'))[0]).toBe(404);
    expect((await fetch(`${collector.url}/../keys.json`)).status).toBe(404);
    expect((await fetch(`${collector.url}/%2e%2e/keys.json`)).status).toBe(404);
    expect((await fetch(`${collector.url}/..%2fkeys.json`)).status).toBe(404);
  });
});

describe('the relay', () => {
  it('says that it is there, and describes itself', async () => {
    expect(await (await fetch(`${collector.url}/health`)).text()).toBe('ok\n');
    expect(await (await fetch(`${collector.url}/ready`)).text()).toBe('ready\n');
    expect(await (await fetch(`${collector.url}/openapi.json`)).json()).toMatchObject({ openapi: '3.1.0' });
  });

  it('sends no header that tells one answer from another', async () => {
    const names = async (): Promise<string[]> =>
      [...(await send(report(START), undefined, `192.0.2.${Math.floor(Math.random() * 250)}`)).headers.keys()].sort();
    expect(await names()).toEqual(['connection', 'content-length', 'content-type', 'date', 'keep-alive']);
  });

  it('counts by words of its own', async () => {
    const text = await (await fetch(`http://127.0.0.1:${collector.metricsPort}/metrics`)).text();
    expect(text).toMatch(/tailback_reports_total\{answer="counted",reason=""\} \d/);
    expect(text).toMatch(/tailback_address_databases_age_days -?\d/);
    expect(text).not.toMatch(/RU|25159|whatsapp|203\.0/);
  });

  it('logs nothing of all this', () => expect(collector.logged.join('')).not.toMatch(/203\.0|94\.25|198\.51|whatsapp/));
});
