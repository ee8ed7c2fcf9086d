/** Delays, rates and stalls: order and generous bounds, but the policer near its nominal rate. */
import https from 'node:https';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Police } from './behaviour.ts';
import { ask, askH2, session } from './clients.ts';
import { type Lab, startLab } from './lab.ts';
import { letThroughBps } from './record-queries.ts';
import { recordsOf } from './records.ts';
import { TokenBucket } from './token-bucket.ts';

let lab: Lab;
const hosts = ['a.test', 'b.test', 'c.test', 'd.test', 'e.test'];
beforeAll(async () => {
  lab = await startLab({ hosts, stunPorts: [] });
});
afterEach(() => lab.clear());
afterAll(() => lab.stop());

const connectionOf = (host: string) => recordsOf(lab.records, 'connection').findLast((c) => c.host === host);

describe('delay and think', () => {
  test('think delays the head, delay every round trip', async () => {
    lab.set('a.test', { type: 'think', ms: 400 });
    const { headMs: thought } = await ask(lab, 'a.test');
    expect(thought).toBeGreaterThanOrEqual(399);
    expect(thought).toBeLessThan(790);
    lab.set('a.test', { type: 'delay', ms: 400 });
    const { headMs: far } = await ask(lab, 'a.test'); // TLS 1.3: one round trip for the handshake, one for the answer
    expect(far).toBeGreaterThanOrEqual(799);
    expect(far).toBeLessThan(1190);
  });

  test('the record says when the answer left, not when it was written', async () => {
    lab.set('a.test', { type: 'delay', ms: 100 });
    await ask(lab, 'a.test');
    const { headSentAt = 0, firstByteAt = 0 } = recordsOf(lab.records, 'request').at(-1) ?? {};
    expect(firstByteAt - headSentAt).toBeGreaterThanOrEqual(99);
  });

  test('a change holds for a live connection', async () => {
    const client = session(lab, 'a.test');
    await askH2(client, '/');
    lab.set('a.test', { type: 'delay', ms: 150 });
    const started = performance.now();
    await askH2(client, '/');
    expect(performance.now() - started).toBeGreaterThanOrEqual(149);
    client.close();
  });
});

describe('police', () => {
  test('lets through what it says, within 3 %, whether it drops or holds', { timeout: 20_000 }, async () => {
    const rules: Record<string, Police> = {
      'a.test': { type: 'police', kbps: 128, mode: 'drop' },
      'b.test': { type: 'police', kbps: 128, mode: 'hold', scope: 'connection' },
      'c.test': { type: 'police', kbps: 1000, mode: 'drop', rtoMs: 50 },
      'd.test': { type: 'police', kbps: 1000, mode: 'hold', burstBytes: 30_000 },
    };
    for (const [host, rule] of Object.entries(rules)) lab.set(host, rule);
    const size = (rule: Police) => (rule.kbps < 500 ? 100_000 : 600_000);
    const all = Object.entries(rules).map(([h, rule]) => ask(lab, h, `/a.png?bytes=${size(rule)}`));
    for (const { status } of await Promise.all(all)) expect(status).toBe(200);
    for (const [host, rule] of Object.entries(rules)) {
      const connection = connectionOf(host);
      const bps = connection && letThroughBps(connection, 35_000);
      expect(Math.abs((bps ?? 0) / (rule.kbps * 1000) - 1), `${host}: ${bps} bit/s`).toBeLessThan(0.03);
    }
    const silences = (host: string) => {
      const sent = connectionOf(host)?.sent ?? [];
      return sent.filter(([at], i) => at - (sent[i - 1]?.[0] ?? at) > 150).length;
    };
    expect(silences('a.test')).toBeGreaterThan(10); // a drop is a pause
    // A busy computer has some of its own.
    expect(silences('b.test')).toBeLessThan(silences('a.test') / 2);
  });

  test('connections of a host share a bucket, and both directions are limited', { timeout: 10_000 }, async () => {
    lab.set('a.test', { type: 'police', kbps: 400, mode: 'hold' });
    const started = performance.now();
    await Promise.all([ask(lab, 'a.test', '/a.png?bytes=40000'), ask(lab, 'a.test', '/b.png?bytes=40000')]);
    expect(performance.now() - started).toBeGreaterThan(1400); // 80 kB less an 8 kB burst at 50 kB/s
    const before = performance.now();
    await ask(lab, 'a.test', '/', { method: 'POST', body: Buffer.alloc(60_000) });
    expect(performance.now() - before).toBeGreaterThan(900);
  });

  test('one line shared by every host', async () => {
    lab.setLine({ type: 'police', kbps: 800, mode: 'hold', scope: 'line' });
    const started = performance.now();
    await Promise.all(hosts.slice(0, 4).map((host) => ask(lab, host, '/a.png?bytes=30000')));
    expect(performance.now() - started).toBeGreaterThan(1000); // 120 kB at 100 kB/s
  });

  test('a late timer costs no throughput, an idle line gathers no more than the burst', () => {
    const bucket = new TokenBucket(1000, 8000, 50, 0); // 125 bytes a ms
    let passed = 0;
    for (let now = 0; now <= 10_000; ) {
      for (let n = bucket.available(1400, now); n > 0; n = bucket.available(1400, now)) {
        bucket.spend(n);
        passed += n;
      }
      now += bucket.waitMs(1400, now) + 40;
    }
    expect(passed).toBeGreaterThan(0.99 * 1_250_000);
    expect(passed).toBeLessThanOrEqual(1_250_000 + 8000);
    const idle = new TokenBucket(1000, 8000, 50, 0);
    expect(idle.available(100_000, 60_000)).toBe(8000);
  });

  test('a token bucket never gives more than rate and burst', () => {
    const bucket = new TokenBucket(80, 3000, 0, 0); // 10 bytes a ms
    let passed = 0;
    for (let now = 0; now <= 1000; now += 7) {
      while (bucket.available(500, now) === 500) {
        bucket.spend(500);
        passed += 500;
      }
    }
    expect(passed).toBeLessThanOrEqual(3000 + 10_000);
    expect(passed).toBeGreaterThan(3000 + 9000);
  });
});

describe('stall', () => {
  test('stops at the byte it says and stays open', async () => {
    lab.set('a.test', { type: 'stall', afterBytes: 20_480 });
    await expect(ask(lab, 'a.test', '/a.png', { limitMs: 500 })).rejects.toThrow(/GAVE UP after 1[5-9]\d{3} bytes/);
    expect(connectionOf('a.test')).toMatchObject({ bytesOut: 20_480 });
    expect(await ask(lab, 'a.test', '/')).toMatchObject({ status: 200 }); // a small answer passes
  });

  test('freshOnly leaves older connections alone; taking it back lets the held bytes out', async () => {
    const agent = new https.Agent({ keepAlive: true });
    await ask(lab, 'a.test', '/', { agent });
    lab.set('a.test', { type: 'stall', afterBytes: 20_480, freshOnly: true });
    expect(await ask(lab, 'a.test', '/a.png', { agent })).toMatchObject({ bytes: 200_000 });
    agent.destroy();
    const frozen = ask(lab, 'a.test', '/a.png', { limitMs: 3000 });
    await new Promise((done) => setTimeout(done, 200));
    lab.clear();
    expect(await frozen).toMatchObject({ bytes: 200_000 });
  });
});
