/** A list of targets from outside is accepted whole, or refused by one sentence that names the field. */
import { describe, expect, it } from 'vitest';
import { CONTROLS, LIST_VERSION, SERVICES } from '../src/targets/index.ts';
import { parseTargetList, parseTargetListText } from '../src/targets/list.ts';
import type { Endpoint, Service } from '../src/targets/target.ts';

/** A copy as it would come from a file: no shared objects, no undefined. */
function builtIn(): { version: number; services: Service[]; controls: typeof CONTROLS } {
  return JSON.parse(JSON.stringify({ version: LIST_VERSION, services: SERVICES, controls: CONTROLS }));
}

function problemOf(list: unknown): string {
  const parsed = parseTargetList(list);
  return parsed.ok ? 'accepted' : parsed.problem.text;
}

/** The built-in list with its first service's first endpoint (an http one of role app) changed. */
function withEndpoint(change: Partial<Endpoint>): unknown {
  const list = builtIn();
  Object.assign(list.services[0]?.endpoints[0] ?? {}, change);
  return list;
}

describe('a list from outside', () => {
  it('is accepted when it is the built-in one', () => {
    expect(problemOf(builtIn())).toBe('accepted');
    expect(parseTargetListText(JSON.stringify(builtIn())).ok).toBe(true);
  });

  it.each<[unknown, RegExp]>([
    [null, /object/],
    [{}, /^version: is missing/],
    [{ ...builtIn(), version: 0 }, /^version: /],
    [{ ...builtIn(), services: [] }, /^services: must be at least 1/],
    [{ ...builtIn(), extra: 1 }, /not known: extra/],
    [withEndpoint({ kind: 'ping' as Endpoint['kind'] }), /^services\[0\]\.endpoints\[0\]\.kind: must be/],
    [withEndpoint({ checkedAt: 'yesterday' }), /^services\[0\]\.endpoints\[0\]\.checkedAt: /],
  ])('is refused by its schema: %#', (list, problem) => {
    expect(problemOf(list)).toMatch(problem);
  });

  it.each([
    ['ftp://www.example.org/', 'must start with https:, wss:, http: or stun:'],
    ['javascript:alert(1)', 'must start with https:, wss:, http: or stun:'],
    ['https://', 'is not a valid address'],
    ['wss://www.example.org/', 'must start with https: or http: for kind http'],
    ['https://192.0.2.1/', 'must be a host name, not an IP address'],
    ['https://3221225985/', 'must be a host name, not an IP address'],
    ['https://[2001:db8::1]/', 'must be a host name, not an IP address'],
    ['https://localhost/', 'must not be a name of the local network'],
    ['https://box.local/', 'must not be a name of the local network'],
    ['https://router/', 'must be a full host name'],
    ['https://www.example.org:8443/', 'must use the usual port of https:'],
    ['https://me:secret@www.example.org/', 'must not hold a user name'],
    ['https://WWW.example.org/', 'must be written as https://www.example.org/'],
  ])('is refused for the address %s', (url, problem) => {
    expect(problemOf(withEndpoint({ url }))).toContain(`services[0].endpoints[0].url: ${problem}`);
  });

  it.each<[Partial<Endpoint>, string]>([
    [{ kind: 'dns', url: 'dns:www.example.org' }, 'kind: must not be dns'],
    [{ role: 'portal' }, 'url: must start with http: for role portal'],
    [{ method: 'GET' }, 'method: must be HEAD'],
    [{ expect: { redirectHosts: ['www.example.org', '10.0.0.1'] } }, 'expect.redirectHosts[1]: must be a host name'],
    [{ kind: 'stun', role: 'stun', url: 'stun:192.0.2.1:3478' }, 'url: must be a host name, not an IP address'],
    [{ kind: 'stun', role: 'stun', url: 'stun:stun.example.org' }, 'url: must be written as stun:host:port'],
    [{ kind: 'transfer', url: 'http://www.example.org/' }, 'url: must start with https: for kind transfer'],
  ])('is refused for the endpoint %j', (change, problem) => {
    expect(problemOf(withEndpoint(change))).toContain(`services[0].endpoints[0].${problem}`);
  });

  it('is refused for an id that is there twice, across services and controls, and within a target', () => {
    const list = builtIn();
    Object.assign(list.controls[2] ?? {}, { id: 'telegram' });
    expect(problemOf(list)).toBe('controls[2].id: telegram is there twice');
    const other = builtIn();
    Object.assign(other.services[1]?.endpoints[1] ?? {}, { id: 'web' });
    expect(problemOf(other)).toBe('services[1].endpoints[1].id: web is there twice');
  });

  it('is refused for a service without an app to ask, and for text that is no JSON', () => {
    expect(problemOf(withEndpoint({ role: 'api' }))).toBe(
      'services[0].endpoints: must hold one of role app and kind http',
    );
    expect(parseTargetListText('{')).toMatchObject({ ok: false, problem: { text: 'the target list is not JSON' } });
  });
});
