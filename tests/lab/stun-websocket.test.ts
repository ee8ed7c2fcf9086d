/** STUN servers and WebSockets of the lab, asked by Node's clients. */
import { randomBytes } from 'node:crypto';
import dgram from 'node:dgram';
import tls from 'node:tls';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { lookUp } from './clients.ts';
import { type Lab, startLab } from './lab.ts';
import { recordsOf } from './records.ts';

let lab: Lab;
beforeAll(async () => {
  const stun = ['stun.one.test:53478', 'stun:stun.two.test:53478'];
  lab = await startLab({ hosts: ['one.test', 'gateway.discord.gg'], stun, stunPorts: [53479] });
});
afterEach(() => lab.clear());
afterAll(() => lab.stop());

/** Sends a Binding request; the mapped address as RFC 8489 §14.2 hides it, or null after `limitMs`. */
async function bind(address: string, port: number, limitMs = 200): Promise<string | null> {
  const socket = dgram.createSocket('udp4');
  const request = Buffer.concat([Buffer.from('000100002112a442', 'hex'), randomBytes(12)]);
  try {
    const answer = await new Promise<Buffer | null>((done) => {
      socket.on('message', done);
      setTimeout(() => done(null), limitMs);
      socket.send(request, port, address);
    });
    if (answer === null) return null;
    expect(answer.subarray(8, 20)).toEqual(request.subarray(8, 20));
    expect(answer.readUInt16BE(26) ^ 0x2112).toBe(socket.address().port);
    return [...answer.subarray(28, 32)].map((byte, i) => byte ^ ((0x2112a442 >>> (24 - 8 * i)) & 255)).join('.');
  } finally {
    socket.close();
  }
}

describe('stun', () => {
  const MAPPED = '203.0.113.7';
  const address = async (name: string): Promise<string> => (await lookUp(lab, name)).addresses[0] ?? '';

  test('answers with a documentation address', async () => {
    expect(await bind('127.0.0.1', 53479)).toBe(MAPPED);
    expect(await bind(await address('stun.one.test'), 53478)).toBe(MAPPED);
    expect(recordsOf(lab.records, 'stun').map((r) => r.server)).toEqual(['*:53479', 'stun.one.test:53478']);
  });

  test('one server alone is silent, or late', async () => {
    lab.set('stun.one.test', { type: 'stun-silent' });
    lab.set('stun.two.test', { type: 'stun-delay', ms: 120 });
    expect(await bind(await address('stun.one.test'), 53478)).toBeNull();
    const started = performance.now();
    expect(await bind(await address('stun.two.test'), 53478, 1000)).toBe(MAPPED);
    expect(performance.now() - started).toBeGreaterThanOrEqual(118);
  });

  test('shows another address, or the one that asked', async () => {
    lab.set('stun.one.test', { type: 'stun-mapped', address: '198.51.100.9' });
    lab.set('stun.two.test', { type: 'stun-mapped', address: 'own' });
    expect(await bind(await address('stun.one.test'), 53478)).toBe('198.51.100.9');
    expect(await bind(await address('stun.two.test'), 53478)).toMatch(/^127\./);
  });

  test('a port that is taken is a sentence', async () => {
    const second = startLab({ hosts: [], stunPorts: [53479] });
    await expect(second).rejects.toThrow(/^UDP port 53479 on 127.0.0.1 is taken by another program .*\.$/);
    await expect(startLab({ hosts: [], stun: ['stun.test'] })).rejects.toThrow('must be host:port');
  });
});

describe('websocket', () => {
  /** What came of it, and the first frame if one came soon. */
  function open(host: string): Promise<string> {
    const socket = new WebSocket(`wss://${host}/ws`, {
      createConnection: () => tls.connect({ port: lab.port, servername: host, ca: lab.caPem }),
    });
    return new Promise<string>((done) => {
      socket.on('message', (data) => done(String(data)));
      socket.on('open', () => setTimeout(() => done('open'), 100));
      socket.on('unexpected-response', (_request, response) => done(String(response.statusCode)));
      socket.on('error', () => {});
      setTimeout(() => done('nothing'), 400);
    }).finally(() => socket.terminate());
  }

  test('opens anywhere; Discord speaks first', async () => {
    expect(await open('one.test')).toBe('open');
    expect(JSON.parse(await open('gateway.discord.gg'))).toMatchObject({ op: 10 });
  });

  test('stalls or is rejected', async () => {
    lab.set('one.test', { type: 'websocket-stall' });
    expect(await open('one.test')).toBe('nothing');
    lab.set('one.test', { type: 'websocket-reject', code: 403 });
    expect(await open('one.test')).toBe('403');
    const outcomes = recordsOf(lab.records, 'websocket').map((record) => record.outcome);
    expect(outcomes.slice(-2)).toEqual(['stalled', 'rejected']);
  });
});
