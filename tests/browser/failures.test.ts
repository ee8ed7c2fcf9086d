/**
 * Every behaviour of the lab against the built extension: which word it becomes, per browser and kind of probe. The
 * table of docs/methods/failures.md is this test's own output, word for word.
 */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BrowserName } from '../../scripts/browser/find.mjs';
import type { ProbeKind } from '../../src/probe-kind.ts';
import { recordsOf } from '../lab/records.ts';
import { CASES, missing } from './failures/cases.ts';
import { type Place, places } from './failures/places.ts';
import { type Seen, table, wordOf } from './failures/table.ts';
import { busyHosts } from './one-at-a-time.ts';
import { consentOnly, roundOf, runRound, stepsOf } from './own-round.ts';
import { BROWSERS, openSession, type Session } from './session.ts';

const PAGE = new URL('../../docs/methods/failures.md', import.meta.url);
const KINDS: Record<BrowserName, ProbeKind[]> = {
  chromium: ['http', 'transfer', 'websocket', 'stun'],
  firefox: ['http', 'transfer', 'websocket', 'stun', 'dns'],
};
/** Shorter than the extension's own: sixteen cases are silent, and how long we wait for them changes no word. */
const LIMITS = { totalMs: 8_000, silenceMs: 3_000 };
const seen: Seen[] = [];

function behave({ lab }: Pick<Session, 'lab'>, asked: readonly Place[]): void {
  for (const {
    host,
    case: { behaviours },
  } of asked)
    lab.set(host, behaviours);
}

async function ask(session: Session, asked: readonly Place[], turn: number): Promise<void> {
  session.lab.hangUp();
  behave(session, asked);
  const from = session.lab.records.length;
  const samples = await runRound(session, roundOf(`failures-${turn}`, stepsOf(asked), 'regular', LIMITS));
  const met = recordsOf(session.lab.records.slice(from), 'connection');
  for (const [
    i,
    {
      case: { what },
      kind,
      host,
    },
  ] of asked.entries()) {
    const sample = samples[i];
    const tcp = kind !== 'stun' && kind !== 'dns';
    const connections = tcp ? met.filter((c) => c.host === host).length : null;
    const word = sample ? wordOf(sample) : 'nothing stored';
    seen.push({ what, kind, browser: session.browser, word, connections });
  }
}

it('there is a case for every behaviour of the lab', () => {
  expect(missing()).toEqual([]);
});

describe.each(BROWSERS)('%s', (browser) => {
  const all = places(KINDS[browser]);
  let session: Session;
  beforeAll(async () => {
    session = await openSession({
      browser,
      prepare: (lab) =>
        behave(
          { lab },
          all.filter((p) => p.turn === 0),
        ),
    });
    await consentOnly(session);
  });
  afterAll(() => session?.close());

  it('every request becomes one sample', async () => {
    for (let turn = 0; turn <= Math.max(...all.map((p) => p.turn)); turn++) {
      await ask(
        session,
        all.filter((p) => p.turn === turn),
        turn,
      );
    }
    const own = seen.filter((s) => s.browser === browser);
    expect(own.filter((s) => s.word === 'nothing stored')).toEqual([]);
    expect(own).toHaveLength(CASES.flatMap((c) => c.kinds.filter((k) => KINDS[browser].includes(k))).length);
    const retried = own.filter((s) => (s.connections ?? 0) > 1);
    console.log(`${browser}: connections the browser made again by itself, for one request of ours`);
    for (const { what, kind, connections } of retried) console.log(`  ${what}, ${kind}: ${connections} connections`);
  });

  it('no host has two requests at once', () => {
    expect(busyHosts(session.lab.records)).toEqual([]);
  });
});

it('docs/methods/failures.md has exactly this table', () => {
  const now = table(seen);
  console.log(now);
  const page = readFileSync(PAGE, 'utf8');
  expect(/<!-- table: failures -->\n([\s\S]*?)\n<!-- end -->/.exec(page)?.[1]).toBe(now);
});
