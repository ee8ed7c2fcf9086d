/**
 * What relay and gateway see of two people is equal: two fresh profiles, in which the extension has two different ids and the
 * browser other languages and settings, send reports with the same headers, of the same sizes, and nothing that names them.
 */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BUNDLE_PATH } from '../../src/crowd/bundle.ts';
import { HOUR_HEADER, OHTTP_PATH, REQUEST_SIZES } from '../../src/report/wire.ts';
import type { SentReport } from '../../src/store/queued-report.ts';
import type { Arrived } from '../upload/recorder.ts';
import { startTwoOperators, type TwoOperators } from '../upload/two-operators.ts';
import { BROWSERS, builtFor, openSession } from './session.ts';
import { queued, sendAll, share } from './support/uploads.ts';

const HOURS = 3;
const SERVICES = ['whatsapp', 'telegram', 'max'];

interface Person {
  name: string;
  sent: SentReport[];
  atRelay: Arrived[];
  atGateway: Arrived[];
}

interface Place {
  uuid: string;
  dir: string;
  languages: string;
  seed: string;
}

async function person(browser: (typeof BROWSERS)[number], operators: TwoOperators, place: Place): Promise<Person> {
  const { atRelay, atGateway, link } = operators;
  const from = [atRelay.arrived.length, atGateway.arrived.length] as const;
  const session = await openSession({
    browser,
    uuid: place.uuid,
    extensionDir: place.dir,
    chromiumArgs: [`--lang=${place.languages.split(',')[0]}`, `--accept-lang=${place.languages}`],
    firefoxPrefs: {
      'intl.accept_languages': place.languages,
      'privacy.globalprivacycontrol.enabled': place.seed === 'other',
      'privacy.donottrackheader.enabled': place.seed === 'other',
    },
  });
  try {
    await share(session, { link, seed: place.seed, services: SERVICES, hours: HOURS });
    await queued(session, 2 * HOURS);
    const sent = await sendAll(session);
    const name = new URL(session.driver.extensionUrl('')).host;
    return { name, sent, atRelay: atRelay.arrived.slice(from[0]), atGateway: atGateway.arrived.slice(from[1]) };
  } finally {
    await session.close();
  }
}

/** Headers in which browsers tell of the install, the person or the machine. */
const TELLING =
  /^(origin|referer|cookie|authorization|accept-language|dnt|sec-gpc|save-data|sec-ch-[a-z-]+|x-forwarded-for|forwarded|via):/i;

/** How gateways know a relay. */
const OF_RELAY = /^authorization: Bearer /;

const isReport = ({ method }: Arrived): boolean => method === 'POST';
/** What is equal for everybody: all headers but the hour, and the size of the body. */
const face = ({ path, headers, body }: Arrived): string =>
  [path, ...headers.filter((line) => !line.toLowerCase().startsWith(`${HOUR_HEADER}:`)), body.length].join('\n');
const faces = (arrived: Arrived[]): string[] => [...new Set(arrived.map(face))].sort();

/** The relay's tag of the network part differs from hour to hour, as its keys do; the two people share one address here. */
const withoutTag = (arrived: Arrived): Arrived => ({
  ...arrived,
  headers: arrived.headers.filter((line) => !/^tailback-tag:/i.test(line)),
});

describe.each(BROWSERS)('%s', (browser) => {
  const folder = mkdtempSync(join(tmpdir(), 'tailback-other-'));
  let operators: TwoOperators;
  let people: [Person, Person];
  beforeAll(async () => {
    cpSync(builtFor(browser), folder, { recursive: true });
    operators = await startTwoOperators();
    const one = {
      uuid: '0f7e2f0b-6f31-4a51-9a7b-2f1f64c7a001',
      dir: builtFor(browser),
      languages: 'en-US,en',
      seed: 'one',
    };
    const other = {
      uuid: 'b2c4d6e8-1a3c-4e5f-8a9b-0c1d2e3f4a5b',
      dir: folder,
      languages: 'fa-IR,fa,ru',
      seed: 'other',
    };
    people = [await person(browser, operators, one), await person(browser, operators, other)];
  });
  afterAll(async () => {
    await operators?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('each report arrives alone, is stored once, and only of the default set', () => {
    for (const { sent, atRelay, atGateway } of people) {
      expect(sent.length).toBe(2 * HOURS);
      // The older hours are closed by now.
      expect(sent.filter(({ result }) => result !== 'counted' && result !== 'history')).toEqual([]);
      expect(new Set(sent.map((report) => report.service))).toEqual(new Set(['whatsapp', 'telegram']));
      expect([atRelay, atGateway].map((list) => list.filter(isReport).length)).toEqual([sent.length, sent.length]);
      expect(atRelay.filter(isReport).every(({ path }) => path === OHTTP_PATH)).toBe(true);
      const bodies = new Set(atRelay.filter(isReport).map(({ body }) => body.toString('base64')));
      expect(bodies.size).toBe(sent.length);
      for (const { body } of atRelay.filter(isReport)) expect(REQUEST_SIZES).toContain(body.length);
    }
    expect(people[0].name).not.toBe(people[1].name);
  });

  it('the relay sees of both the same names, order and values of headers, and nothing that tells people apart', () => {
    const [one, other] = people.map(({ atRelay }) => faces(atRelay));
    expect(one?.length).toBeGreaterThan(0);
    expect(one).toEqual(other);
    for (const { name, atRelay } of people) {
      const telling = atRelay.flatMap(({ headers }) =>
        headers.filter((line) => TELLING.test(line) || line.includes(name) || line.includes('extension')),
      );
      expect(telling).toEqual([]);
      const agents = new Set(atRelay.flatMap(({ headers }) => headers.filter((line) => /^user-agent:/i.test(line))));
      expect(agents.size).toBe(1);
      expect([...agents][0]).not.toMatch(/\d\d|Linux|Windows|X11|Macintosh/);
      expect(atRelay.filter(({ method }) => method === 'OPTIONS')).toEqual([]);
    }
    console.log(`${browser}: ${one?.length} kinds of request, equal for both people, for instance\n${one?.[0]}`);
  });

  it('asks for the figures alike: whole, by one path, with nothing that another does not send', () => {
    const asked = people.map(({ atRelay }) => atRelay.filter(({ path }) => path === BUNDLE_PATH));
    const [one, other] = asked.map(faces);
    for (const list of asked) expect(list.map(({ method }) => method)).toContain('GET');
    expect(one).toEqual(other);
    for (const list of asked)
      expect(list.flatMap(({ headers }) => headers.filter((line) => TELLING.test(line)))).toEqual([]);
  });

  it('the gateway sees of both the same, the hour and the sealed bytes aside', () => {
    const [one, other] = people.map(({ atGateway }) => faces(atGateway.filter(isReport).map(withoutTag)));
    expect(one).toEqual(other);
    for (const { atGateway } of people)
      expect(
        atGateway.flatMap(({ headers }) => headers.filter((line) => TELLING.test(line) && !OF_RELAY.test(line))),
      ).toEqual([]);
  });
});
