/** The lab itself, judged from outside by Node's clients: what it answers, and how it ends connections. */
import https from 'node:https';
import tls from 'node:tls';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { afterHello, ask, askH2, session } from './lab/clients.ts';
import { type Lab, startLab } from './lab/lab.ts';
import { maxConcurrentPerHost } from './lab/record-queries.ts';
import { recordsOf } from './lab/records.ts';

let lab: Lab;
beforeAll(async () => {
  lab = await startLab({ hosts: ['one.test', 'two.test', 'private.test'], privateCa: ['private.test'], stunPorts: [] });
});
afterEach(() => lab.clear());
afterAll(() => lab.stop());

describe('a healthy host', () => {
  test('answers pages, objects, ranges and HEAD', async () => {
    expect(await ask(lab, 'one.test', '/')).toMatchObject({ status: 200, bytes: 2000 });
    expect(await ask(lab, 'one.test', '/a/b.png')).toMatchObject({ status: 200, bytes: 200_000 });
    expect(await ask(lab, 'one.test', '/rsrc.php/v3/x?bytes=70000')).toMatchObject({ status: 200, bytes: 70_000 });
    const part = await ask(lab, 'one.test', '/a.js', { headers: { range: 'bytes=10-109' } });
    expect(part).toMatchObject({ status: 206, bytes: 100, headers: { 'content-range': 'bytes 10-109/200000' } });
    const head = await ask(lab, 'one.test', '/a.js', { method: 'HEAD' });
    expect(head).toMatchObject({ status: 200, bytes: 0, headers: { 'content-length': '200000' } });
    expect(await ask(lab, 'one.test', '/generate_204')).toMatchObject({ status: 204, bytes: 0 });
  });

  test('answers portal checks over plain http and sends the rest to https', async () => {
    const http = { scheme: 'http' } as const;
    expect(await ask(lab, 'one.test', '/generate_204', http)).toMatchObject({ status: 204 });
    expect(await ask(lab, 'one.test', '/success.txt', http)).toMatchObject({ status: 200, text: 'success\n' });
    const moved = await ask(lab, 'one.test', '/x?y', http);
    expect(moved).toMatchObject({ status: 301, headers: { location: 'https://one.test/x?y' } });
  });

  test('speaks HTTP/2, or HTTP/1.1 alone when told so', async () => {
    const client = session(lab, 'one.test');
    expect(await askH2(client, '/a.png')).toEqual({ status: 200, bytes: 200_000 });
    expect(await askH2(client, '/')).toEqual({ status: 200, bytes: 2000 });
    client.close();
    const [first, second] = recordsOf(lab.records, 'request').slice(-2);
    expect(first).toMatchObject({ protocol: 'h2', first: true, host: 'one.test', bodyBytes: 200_000 });
    expect(second).toMatchObject({ protocol: 'h2', first: false, connection: first?.connection });
    lab.set('one.test', { type: 'protocol', protocol: 'h1' });
    await expect(askH2(session(lab, 'one.test'), '/')).rejects.toThrow();
  });

  test('has a certificate for its own name alone', async () => {
    const socket = tls.connect({ port: lab.port, servername: 'one.test', ca: lab.caPem });
    await new Promise((done) => socket.on('secureConnect', done));
    expect(socket.getPeerCertificate().subjectaltname).toBe('DNS:one.test');
    socket.destroy();
    await expect(ask(lab, 'private.test')).rejects.toThrow('SELF_SIGNED_CERT_IN_CHAIN');
  });

  test('keeps headers in order, and times that follow each other', async () => {
    await ask(lab, 'two.test', '/a.png', { headers: { 'x-b': '1', 'x-a': '2' } });
    const record = recordsOf(lab.records, 'request').at(-1);
    const names = record?.headers.map(([name]) => name);
    expect(names).toEqual(['host', 'x-b', 'x-a', 'Connection']);
    const { receivedAt = 0, headSentAt = 0, firstByteAt = 0, lastByteAt = 0 } = record ?? {};
    const times = [receivedAt, headSentAt, firstByteAt, lastByteAt];
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect(lastByteAt - firstByteAt).toBeGreaterThan(0);
  });
});

describe('how a connection ends', () => {
  test.each([
    ['reset-hello', 'rst', 'lab-rst'],
    ['close-hello', 'fin', 'lab-fin'],
  ] as const)('%s', async (type, seen, end) => {
    lab.set('one.test', { type });
    expect(await afterHello(lab, 'one.test')).toBe(seen);
    expect(recordsOf(lab.records, 'connection').at(-1)).toMatchObject({ host: 'one.test', end, bytesOut: 0 });
    expect(await ask(lab, 'two.test')).toMatchObject({ status: 200 });
  });

  test('silent-hello keeps it open without a byte', async () => {
    lab.set('one.test', { type: 'silent-hello' });
    expect(await afterHello(lab, 'one.test')).toBe('silence');
    expect(await afterHello(lab, 'two.test')).toBe('data');
  });

  test('a name that is not of the list is reset and written down', async () => {
    expect(await afterHello(lab, 'stranger.test')).toBe('rst');
    expect(recordsOf(lab.records, 'connection').at(-1)).toMatchObject({ host: 'stranger.test', known: false });
  });

  test('an idle connection outlives Node’s usual 5 s, and hangUp ends it', { timeout: 15_000 }, async () => {
    const agent = new https.Agent({ keepAlive: true, maxSockets: 1 });
    await ask(lab, 'one.test', '/', { agent });
    await new Promise((done) => setTimeout(done, 5500));
    await ask(lab, 'one.test', '/', { agent });
    const [before, after] = recordsOf(lab.records, 'request').slice(-2);
    expect(after).toMatchObject({ connection: before?.connection, first: false });
    lab.hangUp('one.test');
    await new Promise((done) => setTimeout(done, 50));
    await ask(lab, 'one.test', '/', { agent });
    expect(recordsOf(lab.records, 'request').at(-1)).toMatchObject({ first: true });
    agent.destroy();
  });

  test('too many handshakes at once hang; one at a time passes', async () => {
    lab.set('one.test', [
      { type: 'handshake-limit', parallel: 1 },
      { type: 'delay', ms: 60 },
    ]);
    expect(await ask(lab, 'one.test')).toMatchObject({ status: 200 });
    const both = [1, 2].map(() => ask(lab, 'one.test', '/', { limitMs: 600 }));
    for (const one of await Promise.allSettled(both)) expect(one.status).toBe('rejected');
    expect(await ask(lab, 'one.test')).toMatchObject({ status: 200 });
  });
});

describe('answers that are wrong', () => {
  test.each([
    ['wrong-ca', 'SELF_SIGNED_CERT_IN_CHAIN'],
    ['forged', 'SELF_SIGNED_CERT_IN_CHAIN'],
    ['expired', 'CERT_HAS_EXPIRED'],
  ] as const)('%s', async (type, code) => {
    lab.set('one.test', { type });
    await expect(ask(lab, 'one.test')).rejects.toThrow(code);
  });

  test('block-page and portal redirect plain http', async () => {
    lab.set('one.test', { type: 'block-page' });
    const blocked = await ask(lab, 'one.test', '/', { scheme: 'http' });
    expect(blocked).toMatchObject({ status: 302, headers: { location: 'http://warning.example/' } });
    expect((await ask(lab, 'warning.example', '/', { scheme: 'http' })).text).toContain('blocked');
    expect(await ask(lab, 'one.test')).toMatchObject({ status: 200 });
    lab.setLine({ type: 'portal', tls: 'certificate' });
    const portal = await ask(lab, 'two.test', '/generate_204', { scheme: 'http' });
    expect(portal).toMatchObject({ status: 302, headers: { location: 'http://portal.example/login' } });
    await expect(ask(lab, 'two.test')).rejects.toThrow('SELF_SIGNED_CERT_IN_CHAIN');
    lab.setLine({ type: 'portal', tls: 'silent' });
    expect(await afterHello(lab, 'two.test')).toBe('silence');
  });

  test('status and truncate', async () => {
    lab.set('one.test', { type: 'status', code: 503 });
    expect(await ask(lab, 'one.test')).toMatchObject({ status: 503 });
    lab.set('one.test', { type: 'truncate', afterBytes: 5000 });
    await expect(ask(lab, 'one.test', '/a.png')).rejects.toThrow('ECONNRESET');
    expect(recordsOf(lab.records, 'request').at(-1)).toMatchObject({ status: 200, bodyBytes: 5000 });
    const client = session(lab, 'one.test');
    await expect(askH2(client, '/a.png')).rejects.toThrow('ERR_HTTP2_STREAM_ERROR'); // RFC 9113 §8.1.1
    client.close();
  });
});

test('counts requests of one host that overlap', async () => {
  const before = lab.records.length;
  lab.set('two.test', { type: 'think', ms: 80 });
  await ask(lab, 'one.test');
  await ask(lab, 'one.test');
  await Promise.all([ask(lab, 'two.test'), ask(lab, 'two.test'), ask(lab, 'two.test')]);
  const most = maxConcurrentPerHost(lab.records.slice(before));
  expect(Object.fromEntries(most)).toEqual({ 'one.test': 1, 'two.test': 3 });
});
