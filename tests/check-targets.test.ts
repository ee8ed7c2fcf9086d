/** The checker of the catalogue against servers on loopback that keep, and break, each expectation. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkTargets, type Result } from '../scripts/check-targets/check.ts';
import type { Network } from '../scripts/check-targets/network.ts';
import { main } from '../scripts/check-targets.ts';
import { head, object, stun, websocket } from '../src/targets/endpoint.ts';
import type { TargetList } from '../src/targets/list.ts';
import type { Endpoint, Service } from '../src/targets/target.ts';
import { SILENT_STUN, startWorld, type World } from './check-targets-world.ts';

const TIMEOUT_MS = 1_500;
const facts = { source: 'this test', checkedAt: null };

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

async function check(...endpoints: Endpoint[]): Promise<Result[]> {
  const target: Service = {
    type: 'service',
    id: 'tested',
    name: 'Tested',
    default: false,
    countries: [],
    risk: null,
    endpoints,
  };
  return (await checkTargets([target], world.network, TIMEOUT_MS)).results;
}

async function problemOf(endpoint: Endpoint): Promise<string> {
  const [result] = await check(endpoint);
  return result?.problems.join('; ') ?? 'no result';
}

describe('as expected', () => {
  it.each([
    head('a', 'app', 'https://www.example.org/', facts),
    head('a', 'app', 'https://www.example.org/near', facts),
    head('a', 'app', 'https://www.example.org/away', { ...facts, expect: { redirectHosts: ['example.net'] } }),
    head('a', 'portal', 'http://www.example.org/generate_204', { ...facts, expect: { statuses: [204] } }),
    head('a', 'backend', 'https://private.example.org/', { ...facts, expect: { certificate: 'private' } }),
    head('a', 'backend', 'https://old-private.example.org/', { ...facts, expect: { certificate: 'private' } }),
    object('a', 'https://www.example.org/big.png', { ...facts, expect: { minBytes: 262_144 } }),
    object('a', 'https://www.example.org/short.png', facts),
    websocket('a', 'wss://www.example.org/chat', facts),
    websocket('a', 'wss://www.example.org/refuse', facts),
    stun('a', 'stun:stun.example.org:3478', facts),
  ])('$kind $url', async (endpoint) => {
    const [result] = await check(endpoint);
    expect(result?.problems).toEqual([]);
    expect(result?.answer.failure).toBeUndefined();
  });
});

describe('differs, and says what to correct', () => {
  it.each<[Endpoint, RegExp]>([
    [head('a', 'app', 'https://gone.example.org/', facts), /^does not resolve/],
    [head('a', 'app', 'https://refused.example.org/', facts), /^cannot be connected to \(ECONNREFUSED\)/],
    [head('a', 'app', 'https://silent.example.org/', facts), /^fails in the TLS handshake \(no answer\)/],
    [head('a', 'app', 'https://private.example.org/', facts), /^certificate .*say certificate: 'private'/],
    [
      head('a', 'app', 'https://www.example.org/', { ...facts, expect: { certificate: 'private' } }),
      /remove certificate: 'private'/,
    ],
    [
      head('a', 'app', 'https://old-public.example.org/', { ...facts, expect: { certificate: 'private' } }),
      /^certificate CERT_HAS_EXPIRED, of an authority that browsers know: correct url/,
    ],
    [head('a', 'app', 'https://www.example.org/away', facts), /redirects to elsewhere\.example\.net: correct url/],
    [
      head('a', 'app', 'https://www.example.org/', { ...facts, expect: { statuses: [204] } }),
      /^status 200, expected 204/,
    ],
    [object('a', 'https://www.example.org/missing.png', facts), /^status 404, expected 200 or 206/],
    [object('a', 'https://www.example.org/small.png', facts), /^has 4000 bytes, fewer than 65536/],
    [object('a', 'https://www.example.org/whole.png', facts), /^ignores Range \(status 200\) and sends on/],
    [object('a', 'https://www.example.org/packed.js', facts), /is compressed on the way \(gzip\)/],
    [stun('a', `stun:stun.example.org:${SILENT_STUN}`, facts), /^does not answer \(no answer\)/],
  ])('%#', async (endpoint, problem) => {
    expect(await problemOf(endpoint)).toMatch(problem);
  });
});

it('asks one host one thing at a time', async () => {
  const many = Array.from({ length: 5 }, (_, i) => head(`n${i}`, 'api', `https://www.example.org/${i}`, facts));
  expect((await check(...many)).map((result) => result.endpoint.id)).toEqual(['n0', 'n1', 'n2', 'n3', 'n4']);
  expect(world.mostInFlight()).toBe(1);
});

describe('the command', () => {
  const run = async (args: string[], over: Partial<Network> = {}) => {
    const lines: string[] = [];
    const errors: string[] = [];
    const output = { out: (text: string) => void lines.push(text), error: (text: string) => void errors.push(text) };
    const status = await main(args, { ...world.network, ...over }, output, () => new Date('2027-01-02T03:04:05Z'));
    return { status, out: lines.join('\n'), errors: errors.join('\n') };
  };

  it('passes a service whose hosts all answer as expected, and gives the line to write', async () => {
    const { status, out } = await run(['--only', 'whatsapp', '--timeout', '2']);
    expect(out).toContain("may say checkedAt: '2027-01-02'");
    expect(out).toContain('src/targets/services/whatsapp.ts wallpaper');
    expect(out).toContain('10 of 10 endpoints are as expected.');
    expect(status).toBe(0);
  });

  it('exits 1 and lists the entry where one host differs', async () => {
    const resolve = async (host: string): Promise<string[]> => (host === 'mmg.whatsapp.net' ? [] : ['127.0.0.1']);
    const { status, out } = await run(['--only', 'whatsapp', '--timeout', '2'], { resolve });
    expect(status).toBe(1);
    expect(out).toMatch(/To correct:\n {2}src\/targets\/services\/whatsapp\.ts media: does not resolve/);
    expect(out).toContain('9 of 10 endpoints are as expected.');
  });

  it('prints JSON, one object an endpoint', async () => {
    const { out } = await run(['--only', 'portal-gstatic', '--json']);
    const results: Result[] = JSON.parse(out);
    expect(results.map((r) => [r.target, r.answer.status, r.problems])).toEqual([['portal-gstatic', 204, []]]);
  });

  it('says in one sentence that it is offline', async () => {
    const { status, out, errors } = await run([], { resolve: async () => [] });
    expect([status, out]).toEqual([1, '']);
    expect(errors).toMatch(/^You seem to be offline: .*\.$/);
  });

  it('takes a list from a file, as it prints one, and asks that', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'tailback-list-'));
    try {
      const list: TargetList = JSON.parse((await run(['--print-list'])).out);
      const file = join(folder, 'list.json');
      writeFileSync(file, JSON.stringify({ ...list, services: list.services.filter((s) => s.id === 'whatsapp') }));
      const { status, out } = await run(['--list', file, '--only', 'whatsapp', '--timeout', '2']);
      expect([status, out]).toEqual([0, expect.stringContaining('whatsapp')]);
      expect((await run(['--list', file, '--only', 'signal'])).errors).toMatch(/there is no target "signal"/);
      writeFileSync(file, JSON.stringify({ ...list, version: 'new' }));
      expect((await run(['--list', file])).errors).toMatch(/^--list: .*list\.json: version: /);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it.each([
    [['--list', '/nowhere/list.json'], /^--list: the file .* cannot be read/],
    [['--only', 'whatsap'], /there is no target "whatsap"/],
    [['--timeout', 'soon'], /^--timeout: /],
    [['--loud'], /--loud/],
  ])('refuses %j in a sentence', async (args, sentence) => {
    const { status, errors } = await run(args);
    expect(status).toBe(2);
    expect(errors).toMatch(sentence);
    expect(errors.split('\n')).toHaveLength(1);
  });
});
