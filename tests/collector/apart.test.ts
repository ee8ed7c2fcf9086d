/** Relay and gateway of two operators, each in its own process or place, and what happens when one of them is not there. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { HOUR_MS } from '../../collector/gateway/hours.ts';
import { headersOf, OPEN_PATH } from '../../collector/server/relay-wire.ts';
import { reportHourOf } from '../../src/report/report-hour.ts';
import { startCollector, type TestCollector } from './support/collector.ts';
import { report } from './support/report.ts';
import { deliver, keyAt, seal } from './support/sender.ts';

const SECRET = 'the same secret of two operators';
const env = { TAILBACK_COLLECTOR_RELAY_SECRET: SECRET };
const start = Math.floor(Date.now() / HOUR_MS) * HOUR_MS - HOUR_MS;
const hour = reportHourOf(start);

const running: TestCollector[] = [];
afterEach(async () => {
  for (const one of running.splice(0).reverse()) await one.stop();
});

async function pair(gatewayArgs: string[] = []): Promise<{ gateway: TestCollector; relay: TestCollector }> {
  const gateway = await startCollector(['--role', 'gateway', ...gatewayArgs], { env });
  running.push(gateway);
  const args = ['--role', 'relay', '--gateway-url', gateway.url, '--behind-proxy', 'loopback'];
  const relay = await startCollector(args, { env });
  running.push(relay);
  return { gateway, relay };
}

describe('relay and gateway apart', () => {
  it('take a report together, and the relay hands out what the gateway signs', async () => {
    const { gateway, relay } = await pair();
    const sealed = await seal(await keyAt(relay.url), report(start), hour);
    expect((await deliver(relay.url, sealed)).answer).toEqual({ answer: 'counted' });
    expect((await deliver(relay.url, sealed)).answer).toEqual({ answer: 'known' });
    const [cell] = (await gateway.gateway?.storage.votes(start / HOUR_MS))?.cells ?? [];
    expect(cell).toMatchObject({ country: 'RU', asn: 25159, tags: 1 });
    expect(relay.gateway).toBeNull();
    expect((await fetch(`${relay.url}/ready`)).status).toBe(200);
    expect((await fetch(`${relay.url}/nothing`)).status).toBe(404);
  });

  it('the gateway believes nobody without the secret', async () => {
    const { gateway } = await pair();
    const { body } = await seal(await keyAt(gateway.url), report(start), hour);
    const envelope = { body, hour, network: { country: 'RU', asn: 1 }, tag: null };
    const ask = async (headers: Record<string, string>): Promise<number> =>
      (await fetch(`${gateway.url}${OPEN_PATH}`, { method: 'POST', headers, body })).status;
    expect(await ask(headersOf(envelope, 'another secret of two operators!'))).toBe(401);
    expect(await ask({ ...headersOf(envelope, SECRET), authorization: '' })).toBe(401);
    expect(await ask({ ...headersOf(envelope, SECRET), 'tailback-country': 'russia' })).toBe(400);
    expect(await ask({ ...headersOf(envelope, SECRET), 'tailback-tag': '1' })).toBe(400);
    expect(await ask(headersOf(envelope, SECRET))).toBe(200);
  });

  it('a relay with another secret is not ready, says which one to set, and its clients keep their reports', async () => {
    const { gateway } = await pair();
    const other = { TAILBACK_COLLECTOR_RELAY_SECRET: 'another secret than that of the gateway' };
    const relay = await startCollector(['--role', 'relay', '--gateway-url', gateway.url], { env: other });
    running.push(relay);
    expect((await fetch(`${relay.url}/ready`)).status).toBe(503);
    const lost = await deliver(relay.url, await seal(await keyAt(relay.url), report(start), hour));
    expect(lost.status).toBe(503);
    expect(lost.text).not.toContain('secret');
    await expect.poll(() => relay.logged.join('')).toContain('TAILBACK_COLLECTOR_RELAY_SECRET must be the same');
    expect(relay.logged.join('')).toContain('GatewayRefusal');
  });

  it('what the gateway has not yet is asked for again, and is there as soon as it is', async () => {
    const { gateway, relay } = await pair();
    expect((await fetch(`${relay.url}/new.html`)).status).toBe(404);
    writeFileSync(join(gateway.gateway?.folder ?? '', 'new.html'), 'there');
    expect(await (await fetch(`${relay.url}/new.html`)).text()).toBe('there');
    expect(await (await fetch(`${gateway.url}/health`)).text()).toBe('ok\n');
  });

  it('without its gateway the relay says so and stores nothing; with it again all goes on', async () => {
    const { gateway, relay } = await pair();
    const key = await keyAt(relay.url);
    const port = new URL(gateway.url).port;
    running.splice(running.indexOf(gateway), 1);
    await gateway.stop();
    const sealed = await seal(key, report(start), hour);
    const lost = await deliver(relay.url, sealed);
    expect(lost.status).toBe(503);
    expect(lost.headers.get('retry-after')).toBe('60');
    expect((await fetch(`${relay.url}/ready`)).status).toBe(503);
    expect((await fetch(`${relay.url}/health`)).status).toBe(200);
    expect(relay.logged.join('')).toContain('could not be passed on');
    const again = await startCollector(['--role', 'gateway', '--port', port], { env });
    running.push(again);
    const resealed = await seal(await keyAt(again.url), report(start), hour);
    expect((await deliver(relay.url, resealed)).answer).toEqual({ answer: 'counted' });
    // Its key was destroyed with the gateway's folder.
    expect((await deliver(relay.url, sealed)).status).toBe(400);
  });

  it('takes reports in several processes, which know each other’s', async () => {
    const { relay, gateway } = await pair(['--processes', '2']);
    const key = await keyAt(relay.url);
    const sealed = await seal(key, report(start), hour);
    const answers = await Promise.all(Array.from({ length: 8 }, () => deliver(relay.url, sealed)));
    expect(answers.map((a) => a.answer?.answer).sort()).toEqual(['counted', ...new Array(7).fill('known')]);
    expect((await gateway.gateway?.storage.votes(start / HOUR_MS))?.cells).toHaveLength(1);
  });

  it('tells each of several processes of keys that turned', async () => {
    const { relay, gateway } = await pair(['--processes', '2']);
    const old = await keyAt(gateway.url, -1);
    expect(gateway.gateway?.keeper.keep(Date.now() + 6 * 24 * HOUR_MS)).toBe(true);
    // Until whichever process answers knows the next key.
    for (let told = 0, tries = 0; told < 20 && tries < 1_000; tries += 1)
      told = (await keyAt(gateway.url, -1)).id === old.id ? 0 : told + 1;
    const next = await keyAt(gateway.url, -1);
    expect(next.id).not.toBe(old.id);
    for (let i = 0; i < 8; i += 1) {
      const sealed = await seal(next, report(start), hour);
      expect((await deliver(relay.url, sealed, `94.25.${i}.1`)).answer).toEqual({ answer: 'counted' });
    }
  });
});
