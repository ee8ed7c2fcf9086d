/** The lab's resolver, and which behaviours hold for which name. */
import net from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { BehaviourTable } from './behaviour-table.ts';
import { chromiumArgs } from './chromium.ts';
import { ask, lookUp } from './clients.ts';
import { type Lab, startLab } from './lab.ts';
import { recordsOf } from './records.ts';

let lab: Lab;
beforeAll(async () => {
  lab = await startLab({ hosts: ['one.test', 'two.test'], stun: ['stun.test:53478'] });
});
afterEach(() => lab.clear());
afterAll(() => lab.stop());

const NOERROR = 0;
const SERVFAIL = 2;
const NXDOMAIN = 3;

describe('resolver', () => {
  test.each(['GET', 'POST'])('answers an address by %s, and nothing for other types', async (method) => {
    expect(await lookUp(lab, 'one.test', 'A', method)).toEqual({ rcode: NOERROR, addresses: ['127.0.0.1'] });
    expect(await lookUp(lab, 'One.Test', 'A', method)).toEqual({ rcode: NOERROR, addresses: ['127.0.0.1'] });
    expect(await lookUp(lab, 'one.test', 'AAAA', method)).toEqual({ rcode: NOERROR, addresses: [] });
    expect(await lookUp(lab, '_18443._https.one.test', 'UNKNOWN_65', method)).toEqual({
      rcode: NOERROR,
      addresses: [],
    });
  });

  test('names vanish and come back while it runs', async () => {
    lab.set('one.test', { type: 'nxdomain' });
    expect(await lookUp(lab, 'one.test')).toEqual({ rcode: NXDOMAIN, addresses: [] });
    lab.set('one.test', { type: 'servfail' });
    expect(await lookUp(lab, 'one.test')).toEqual({ rcode: SERVFAIL, addresses: [] });
    expect(await lookUp(lab, 'two.test')).toMatchObject({ rcode: NOERROR });
    lab.clear();
    expect(await lookUp(lab, 'one.test')).toMatchObject({ rcode: NOERROR });
  });

  test('an unknown name does not exist, and is written down', async () => {
    expect(await lookUp(lab, 'telemetry.test')).toEqual({ rcode: NXDOMAIN, addresses: [] });
    const unknown = recordsOf(lab.records, 'dns').filter((record) => !record.known);
    expect(unknown.map((record) => record.name)).toEqual(['telemetry.test']);
  });

  test('refused leads where nothing listens', async () => {
    lab.set('one.test', { type: 'refused' });
    const { addresses } = await lookUp(lab, 'one.test');
    const socket = net.connect(lab.port, addresses[0]);
    const code = await new Promise((done) => {
      socket.on('error', (error: NodeJS.ErrnoException) => done(error.code));
      socket.on('connect', () => done('connected'));
    });
    expect(code).toBe('ECONNREFUSED');
  });

  test('forged leads to another address, where a stranger answers', async () => {
    lab.set('one.test', { type: 'forged' });
    const { addresses } = await lookUp(lab, 'one.test');
    expect(addresses).not.toEqual(['127.0.0.1']);
    const [address = ''] = addresses;
    const answer = ask(lab, 'one.test', '/', { address });
    await expect(answer).rejects.toThrow('SELF_SIGNED_CERT_IN_CHAIN');
    const page = await ask(lab, 'one.test', '/', { address, scheme: 'http' });
    expect(page.text).toContain('blocked');
  });

  test('with own addresses every host is reached at one that no other host has', async () => {
    const apart = await startLab({ hosts: ['one.test', 'two.test'], ownAddresses: true, stun: ['stun.test:53479'] });
    try {
      const found = await Promise.all(['one.test', 'two.test', 'stun.test'].map((name) => lookUp(apart, name)));
      const addresses = found.flatMap((answer) => answer.addresses);
      expect(new Set(addresses).size).toBe(3);
      const [one = '', two = ''] = addresses;
      expect((await ask(apart, 'one.test', '/', { address: one })).status).toBe(200);
      expect((await ask(apart, 'two.test', '/', { address: two })).status).toBe(200);
    } finally {
      await apart.stop();
    }
  });

  test('rubbish is refused, and the resolver lives on', async () => {
    await expect(lookUp(lab, 'x'.repeat(70))).rejects.toThrow();
    expect(await lookUp(lab, 'one.test')).toMatchObject({ rcode: NOERROR });
  });
});

describe('patterns', () => {
  const table = new BehaviourTable(() => {});
  afterEach(() => table.clear());

  test('the narrower one wins, others add up', () => {
    table.set('a.b.test', { type: 'delay', ms: 3 });
    table.set('*', [{ type: 'delay', ms: 1 }, { type: 'nxdomain' }]);
    table.set('*.b.test', { type: 'delay', ms: 2 });
    expect(table.get('a.b.test', 'delay')?.ms).toBe(3);
    expect(table.get('c.b.test', 'delay')?.ms).toBe(2);
    expect(table.get('b.test', 'delay')?.ms).toBe(1);
    expect(table.has('a.b.test', 'nxdomain')).toBe(true);
  });

  test('none takes back what wider ones say, an empty list what the pattern itself said', () => {
    table.set('*', { type: 'silent-hello' });
    table.set('a.test', { type: 'none' });
    expect(table.of('a.test')).toEqual([]);
    table.set('a.test', []);
    expect(table.of('a.test')).toEqual([{ type: 'silent-hello' }]);
  });
});

test('Chromium is told of every name and port, and sent to the lab with everything else', () => {
  const [rules = ''] = chromiumArgs(['one.test'], 1234, 'SPKI', {});
  expect(rules).toBe(
    '--host-resolver-rules=MAP one.test:443 one.test:1234, MAP one.test:80 one.test:1234, MAP one.test one.test, ' +
      'MAP one.test. one.test, MAP * 127.0.0.1:1234, EXCLUDE 127.0.0.1, EXCLUDE localhost',
  );
});
