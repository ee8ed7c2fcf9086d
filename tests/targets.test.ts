/** The catalogue: every file listed, controls on different networks, and no more permissions asked than targets need. */
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../src/settings.ts';
import { addressOf } from '../src/targets/address.ts';
import { choiceProblem } from '../src/targets/choice-problem.ts';
import {
  ALL_ORIGINS,
  CONTROLS,
  controlsFor,
  hostsOf,
  originsFor,
  portalControlsFor,
  SERVICES,
  serviceById,
  servicesFor,
  stunControlsFor,
} from '../src/targets/index.ts';

const COUNTRIES = ['RU', 'IR', 'TR', 'KZ', 'BY', 'UA', 'CN', 'IN', 'PK', 'VE'];

function filesOf(folder: string): string[] {
  const path = fileURLToPath(new URL(`../src/targets/${folder}`, import.meta.url));
  return readdirSync(path).map((name) => name.replace(/\.ts$/, ''));
}

describe('services', () => {
  it('are one file each, of the same name, and every file is listed', () => {
    expect(SERVICES.map((service) => service.id).sort()).toEqual(filesOf('services').sort());
  });

  it('have two host names at least, save government portals', () => {
    const single = SERVICES.filter((s) => hostsOf([s]).length < 2 && s.risk !== 'government').map((s) => s.id);
    expect(single).toEqual([]);
    expect(hostsOf(SERVICES.filter((s) => s.id === 'whatsapp')).length).toBeGreaterThanOrEqual(5);
  });

  it('tick at first exactly those of the settings, all without a risk note, and a risk note everywhere else', () => {
    const ticked = SERVICES.filter((s) => s.default);
    expect(ticked.map((s) => s.id)).toEqual(DEFAULT_SETTINGS.services);
    expect(SERVICES.filter((s) => s.default !== (s.risk === null))).toEqual([]);
    expect(SERVICES.filter((s) => s.risk === 'state-messenger' && s.countries.length === 0)).toEqual([]);
  });

  it('have a static object where they are ticked, and read it with GET from another host than the app', () => {
    for (const service of SERVICES.filter((s) => s.default)) {
      const app = service.endpoints.find((e) => e.role === 'app');
      const objects = service.endpoints.filter((e) => e.kind === 'transfer');
      expect(objects.length, service.id).toBeGreaterThan(0);
      expect(objects[0]?.method).toBe('GET');
      expect(addressOf(objects[0]?.url ?? '')?.host).not.toBe(addressOf(app?.url ?? '')?.host);
    }
  });

  it('of a state are offered in its country only', () => {
    expect(servicesFor('IR').map((s) => s.id)).toContain('bale');
    expect(servicesFor('RU').map((s) => s.id)).not.toContain('bale');
    expect(servicesFor('ZZ').filter((s) => s.risk === 'state-messenger')).toEqual([]);
    expect(serviceById('whatsapp')?.name).toBe('WhatsApp');
    expect(serviceById('no-such')).toBeUndefined();
  });
});

describe('controls', () => {
  it.each(COUNTRIES)('of %s: three foreign, three domestic, on different networks', (country) => {
    const { foreign, domestic, neutral } = controlsFor(country);
    expect(foreign.length).toBeGreaterThanOrEqual(3);
    expect(domestic.length).toBeGreaterThanOrEqual(3);
    expect(neutral).toEqual([]);
    for (const side of [foreign, domestic]) expect(new Set(side.map((c) => c.network)).size).toBe(side.length);
    expect(foreign.every((c) => c.country === 'ZZ')).toBe(true);
    expect(domestic.every((c) => c.country === country)).toBe(true);
    expect(foreign.filter((c) => c.endpoints.some((e) => e.kind === 'transfer')).length).toBeGreaterThanOrEqual(1);
    expect(filesOf('controls')).toContain(country.toLowerCase());
  });

  it.each(['ZZ', 'DE'])('of %s, where we know none: six neutral ones, three of them foreign', (country) => {
    const { foreign, domestic, neutral } = controlsFor(country);
    expect([foreign.length, domestic.length, neutral.length]).toEqual([3, 0, 3]);
    expect(new Set([...foreign, ...neutral].map((c) => c.network)).size).toBe(6);
  });

  it('leave out what a country blocks or freezes', () => {
    expect(controlsFor('CN').foreign.map((c) => c.id)).not.toContain('google');
    const everywhere = CONTROLS.filter((c) => c.id === 'cloudflare' || c.country === 'RU');
    expect(controlsFor('RU', everywhere).foreign).toEqual([]);
    expect(controlsFor('UA', everywhere).foreign.map((c) => c.id)).toEqual(['cloudflare']);
  });

  it('share no host with a service: a site under test must not vote on itself', () => {
    const measured = new Set(hostsOf(SERVICES));
    expect(hostsOf(CONTROLS).filter((host) => measured.has(host))).toEqual([]);
  });

  it('check for portals over plain http, and UDP by STUN', () => {
    const portals = portalControlsFor().flatMap((c) => c.endpoints);
    expect(portals.length).toBeGreaterThanOrEqual(2);
    expect(portals.every((e) => e.url.startsWith('http:') && e.expect.statuses?.length === 1)).toBe(true);
    expect(stunControlsFor('ZZ').length).toBeGreaterThanOrEqual(2);
    expect(stunControlsFor('RU').length).toBeGreaterThan(stunControlsFor('ZZ').length);
    expect(stunControlsFor('RU').every((c) => c.endpoints.every((e) => e.kind === 'stun'))).toBe(true);
  });
});

describe('endpoints', () => {
  it('say where their address comes from, and are asked by GET or HEAD only', () => {
    const endpoints = [...SERVICES, ...CONTROLS].flatMap((t) => t.endpoints);
    expect(endpoints.filter((e) => e.source.length < 8)).toEqual([]);
    expect(endpoints.filter((e) => e.method !== undefined && !['GET', 'HEAD'].includes(e.method))).toEqual([]);
  });
});

describe('origins', () => {
  it('of all targets are sorted, unique, and http: only where an endpoint speaks it', () => {
    expect([...ALL_ORIGINS]).toEqual([...new Set(ALL_ORIGINS)].sort());
    expect(ALL_ORIGINS.every((origin) => /^(https|wss|http):\/\/[a-z0-9.-]+\/\*$/.test(origin))).toBe(true);
    const plain = [...SERVICES, ...CONTROLS].flatMap((t) => t.endpoints).filter((e) => e.url.startsWith('http:'));
    expect(ALL_ORIGINS.filter((o) => o.startsWith('http:')).length).toBe(
      new Set(plain.map((e) => addressOf(e.url)?.host)).size,
    );
  });

  it('of chosen services hold them, their controls and the portal checks, nothing else', () => {
    const whatsapp = SERVICES.filter((s) => s.id === 'whatsapp');
    const origins = originsFor(whatsapp, 'RU');
    expect(origins).toEqual([...origins].sort());
    expect(origins.filter((o) => !ALL_ORIGINS.includes(o))).toEqual([]);
    for (const needed of ['https://web.whatsapp.com/*', 'wss://web.whatsapp.com/*', 'https://ya.ru/*']) {
      expect(origins).toContain(needed);
    }
    expect(origins).toContain('http://www.gstatic.com/*');
    expect(origins.some((o) => o.includes('telegram') || o.includes('stun.') || o.includes('baidu'))).toBe(false);
  });
});

describe('a choice of services from outside', () => {
  it.each([
    [[], 1, 'services: must have at least 1 entry'],
    [[], 0, null],
    [['whatsapp', 'icq'], 1, 'services: there is no service called "icq"'],
    [['whatsapp', 'signal', 'whatsapp'], 1, 'services[2]: "whatsapp" is there twice'],
    [['whatsapp', 'signal'], 1, null],
  ] as const)('%j, at least %i', (services, least, problem) => {
    expect(choiceProblem(services, least)?.text ?? null).toBe(problem);
  });
});
