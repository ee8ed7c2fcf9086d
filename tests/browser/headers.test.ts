/**
 * What a service sees of us is equal for equal browsers: two fresh profiles, in which the extension has two different ids,
 * send the same headers in the same order, and neither their id nor anything else that names the install.
 */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CONTROLS, SERVICES } from '../../src/targets/index.ts';
import { type RequestRecord, recordsOf, type WebSocketRecord } from '../lab/records.ts';
import { busyHosts } from './one-at-a-time.ts';
import { type Ask, consentOnly, roundOf, runRound, stepsOf } from './own-round.ts';
import { BROWSERS, builtFor, openSession, type Session } from './session.ts';

/** One `http` over HTTP/1.1 and one over HTTP/2, a `transfer`, both portal checks, every WebSocket, STUN and DNS. */
const WANTED = ['whatsapp/web', 'signal/site', 'whatsapp/wallpaper', 'discord/client', 'stun-google/stun'];
const OVER_H1 = ['signal.org', 'dl.discordapp.net'];
const ALL: Ask[] = [...SERVICES, ...CONTROLS].flatMap((target) =>
  target.endpoints.map((endpoint) => ({ target, endpoint })),
);
const ASKS = ALL.filter(
  ({ target, endpoint }) =>
    WANTED.includes(`${target.id}/${endpoint.id}`) || endpoint.kind === 'websocket' || endpoint.role === 'portal',
);
/** In Chromium a regular round is made in the plain prober, a burst in the frame; in Firefox there is one place for all. */
const KINDS = { chromium: ['regular', 'burst'], firefox: ['regular'] } as const;
/** A page of a host whose WebSocket was answered before, with cookies (tests/lab/websocket.ts). */
const VISIT = 'https://web.whatsapp.com/a-visit';
const SECRET = /^(origin|referer|cookie|authorization)$/i;
/** Random in every handshake by RFC 6455 §4.1. */
const RANDOM = 'sec-websocket-key';

interface Profile {
  /** The extension's own name in this profile: its id in Chromium, its UUID in Firefox. */
  name: string;
  sent: (RequestRecord | WebSocketRecord)[];
  busy: string[];
  /** Cookies of an ordinary visit of the person's, after all that. */
  visit: string[];
}

const about = (r: RequestRecord | WebSocketRecord): string =>
  r.type === 'request' ? `${r.method} ${r.scheme} ${r.protocol} ${r.host}${r.path}` : `websocket ${r.host}${r.path}`;

/** The person opens the messenger in a tab: what we asked before must have left nothing there. */
async function visitCookies(session: Session): Promise<string[]> {
  const page = await session.page();
  await page.evaluate((url) => {
    const { chrome } = globalThis as unknown as { chrome: { tabs: { create(o: object): Promise<unknown> } } };
    return chrome.tabs.create({ url }).then(() => undefined);
  }, VISIT);
  const { host, pathname } = new URL(VISIT);
  for (const until = Date.now() + 20_000; Date.now() < until; await sleep(100)) {
    const visit = recordsOf(session.lab.records, 'request').find((r) => r.host === host && r.path === pathname);
    if (visit) return visit.headers.filter(([key]) => key.toLowerCase() === 'cookie').map(([, value]) => value);
  }
  throw new Error(`${session.browser} did not open ${VISIT} within 20 s.`);
}

async function profile(browser: (typeof BROWSERS)[number], uuid: string, extensionDir: string): Promise<Profile> {
  const session = await openSession({
    browser,
    uuid,
    extensionDir,
    prepare(lab) {
      for (const host of OVER_H1) lab.set(host, { type: 'protocol', protocol: 'h1' });
    },
  });
  try {
    await consentOnly(session);
    for (const kind of KINDS[browser]) await runRound(session, roundOf(kind, stepsOf(ASKS), kind));
    const { records } = session.lab;
    const sent = [...recordsOf(records, 'request'), ...recordsOf(records, 'websocket')];
    const visit = await visitCookies(session);
    return { name: new URL(session.driver.extensionUrl('')).host, sent, busy: busyHosts(records), visit };
  } finally {
    await session.close();
  }
}

describe.each(BROWSERS)('%s', (browser) => {
  const folder = mkdtempSync(join(tmpdir(), 'tailback-other-'));
  let profiles: [Profile, Profile];
  beforeAll(async () => {
    // Chromium makes the id of an unpacked extension from its folder.
    cpSync(builtFor(browser), folder, { recursive: true });
    profiles = [
      await profile(browser, '0f7e2f0b-6f31-4a51-9a7b-2f1f64c7a001', builtFor(browser)),
      await profile(browser, 'b2c4d6e8-1a3c-4e5f-8a9b-0c1d2e3f4a5b', folder),
    ];
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('every kind of request reached the lab in every kind of round', () => {
    for (const { sent } of profiles) {
      const times = new Map<string, number>();
      for (const record of sent) times.set(about(record), (times.get(about(record)) ?? 0) + 1);
      const expected = ASKS.filter(({ endpoint }) => endpoint.kind !== 'stun').length;
      expect([...times.values()].filter((n) => n >= KINDS[browser].length).length).toBe(expected);
      expect(sent.some((r) => r.type === 'request' && r.protocol === 'h1' && r.scheme === 'https')).toBe(true);
      expect(sent.some((r) => r.type === 'request' && r.protocol === 'h2')).toBe(true);
    }
    expect(profiles[0].name).not.toBe(profiles[1].name);
  });

  it('no Origin, referrer, cookie or credential, and the name of the install nowhere', () => {
    for (const { sent, name } of profiles) {
      const bad = sent.flatMap((record) =>
        record.headers
          .filter(([key, value]) => SECRET.test(key) || value.includes(name) || value.includes('extension'))
          .map(([key, value]) => `${about(record)}: ${key}: ${value}`),
      );
      expect(bad).toEqual([]);
    }
  });

  it('the cookies that sockets were answered with are not in the browser of the person', () => {
    for (const { sent, visit } of profiles) {
      expect(sent.some((r) => r.type === 'websocket' && r.host === new URL(VISIT).host && r.outcome === 'open')).toBe(
        true,
      );
      expect(visit).toEqual([]);
    }
  });

  it('both profiles send the same names, order and values', () => {
    const [one, other] = profiles.map(({ sent }) => {
      const lists = new Map<string, Set<string>>();
      for (const record of sent) {
        const list = record.headers.map(([k, v]) => (k.toLowerCase() === RANDOM ? k : `${k}: ${v}`)).join('\n');
        lists.set(about(record), (lists.get(about(record)) ?? new Set()).add(list));
      }
      return lists;
    });
    const shared = [...(one?.keys() ?? [])].filter((key) => other?.has(key));
    expect(shared.length).toBeGreaterThanOrEqual(ASKS.length - 1);
    for (const key of shared)
      expect([...(one?.get(key) ?? [])].sort(), key).toEqual([...(other?.get(key) ?? [])].sort());
    const example = (start: string): string =>
      [...(one?.get(shared.find((k) => k.startsWith(start)) ?? '') ?? [])].join('\n--\n');
    console.log(`${browser}: ${shared.length} requests equal in both profiles, for instance`);
    for (const start of ['HEAD https h2', 'GET https h1', 'websocket']) console.log(`\n${start}\n${example(start)}`);
  });

  it('no host has two requests at once', () => {
    expect(profiles.flatMap((p) => p.busy)).toEqual([]);
  });
});
