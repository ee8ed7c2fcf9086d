/**
 * Regular rounds of a day at default settings: planned, carried out and charged by the built extension, counted by the lab.
 * The background's clock is set from one due time to the next, the lab hangs up in between as idle servers do, and the
 * time between the requests of a round is cut to a tenth. What is asked, and how, stays as it is.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from '../../../scripts/browser/driver.ts';
import type { Round } from '../../../src/round.ts';
import type { Sample } from '../../../src/sample.ts';
import { nextDue } from '../../../src/schedule/due.ts';
import { suspects } from '../../../src/schedule/suspicion.ts';
import { DEFAULT_SETTINGS } from '../../../src/settings.ts';
import { recordsOf } from '../../lab/records.ts';
import { consentOnly } from '../own-round.ts';
import { openSession, type Session } from '../session.ts';
import { setBackgroundClock } from './background-clock.ts';
import { chargedOn, hurry, moveSamples, readPast } from './day-store.ts';
import { BARE_PAGE, finished, poke } from './stored-round.ts';

const DAY_MS = 86_400_000;
const SPACING_SHARE = 0.1;
/** A STUN answer with one mapped IPv4 address (RFC 8489 section 5 and 14.2). */
const STUN_ANSWER_BYTES = 32;
/** As the planner looks again where a round was too dear. */
const LOOK_AGAIN_MS = 5 * 60_000;

export interface DayRound {
  kind: Round['kind'];
  /** Time of the day, ms. */
  at: number;
  requests: number;
  transfers: number;
  fresh: number;
  /** Requests that did not end well, each as `target/endpoint failure`. */
  failed: string[];
  /** Sum of costBytes. */
  charged: number;
  /** Bytes inside TCP both ways, and of STUN, as the lab counted them. */
  wire: number;
  connections: number;
  /** Asked at the lab's resolver; their bytes are in neither sum. */
  lookups: number;
}

export interface Day {
  rounds: DayRound[];
  /** What the extension itself has charged to the day. */
  charged: number;
}

/** A browser in which a day is about to begin. */
export async function openDay(browser: Session['browser'], country = 'ZZ'): Promise<Session> {
  const session = await openSession({ browser, country });
  try {
    // Times of a real line: a millisecond of noise must not pass for a slow service.
    session.lab.setLine({ type: 'delay', ms: 40 });
    await consentOnly(session);
    await session.command({ command: 'save-settings', settings: { services: DEFAULT_SETTINGS.services } });
    await (await session.page()).close();
    return session;
  } catch (error) {
    await session.close();
    throw error;
  }
}

/** @param limit rounds at most; default: to the end of the day */
export async function runDay(
  session: Session,
  limit = Infinity,
  tell: (round: DayRound) => void = () => {},
): Promise<Day> {
  const page = await session.driver.openPage(BARE_PAGE);
  // Not today, so that what the consent cost is not of this day.
  const start = (Math.floor(Date.now() / DAY_MS) + 2) * DAY_MS;
  const rounds: DayRound[] = [];
  for (let now = start; rounds.length < limit; ) {
    const dueAt = await dueTime(page, now);
    if (dueAt >= start + DAY_MS) break;
    const aheadMs = Math.round(dueAt - Date.now()) + 50;
    const round = await openDueRound(session, page, aheadMs);
    if (!round) {
      now = dueAt + LOOK_AGAIN_MS;
      continue;
    }
    const samples = await finished(page, round.id, 120_000);
    // Closing handshakes and late reports belong to the round.
    await sleep(200);
    const done = countRound(session, round, samples, round.startedAt - start);
    if (samples.some((sample) => sample.at < start)) await page.evaluate(moveSamples, { id: round.id, aheadMs });
    rounds.push(done);
    tell(done);
    now = Date.now() + aheadMs;
  }
  const charged = await page.evaluate(chargedOn, new Date(start).toISOString().slice(0, 10));
  await page.close();
  return { rounds, charged };
}

/** As the planner reckons it (extension/background/planning.ts), from what is stored. */
async function dueTime(page: Page, now: number): Promise<number> {
  const { settings, rounds, samples } = await page.evaluate(readPast, now - DAY_MS);
  const newest = rounds[0];
  const suspicion = newest !== undefined && suspects(samples, newest.id).length > 0;
  const due = nextDue(settings, { rounds, suspicion, saveData: false }, now);
  if (!due) throw new Error('Nothing is due: the extension is paused or has no consent.');
  return Math.max(due.at, now);
}

async function openDueRound(session: Session, page: Page, aheadMs: number): Promise<Round | undefined> {
  session.lab.hangUp();
  await sleep(200);
  session.lab.records.length = 0;
  await setBackgroundClock(session, page, aheadMs);
  await page.evaluate(poke, undefined);
  const { rounds } = await page.evaluate(readPast, Date.now() + aheadMs);
  const round = rounds.find(({ state }) => state === 'open');
  if (round) await page.evaluate(hurry, { id: round.id, share: SPACING_SHARE });
  return round;
}

/**
 * What webRequest told of a request is found by its time (network-facts.ts). webRequest has the real clock and Firefox's
 * prober the shifted one, so that there the name of a failure and the goal of a redirect over plain http are lost.
 */
function lostToTheClock({ browser, confounders }: Sample): boolean {
  return browser === 'firefox' && confounders.includes('worker-restart');
}

function countRound(session: Session, round: Round, samples: readonly Sample[], at: number): DayRound {
  const { records } = session.lab;
  const connections = recordsOf(records, 'connection').filter((c) => c.known);
  const tcp = connections.map((c) => c.bytesIn + c.bytesOut);
  const stun = recordsOf(records, 'stun').map((s) => s.bytes + (s.answered ? STUN_ANSWER_BYTES : 0));
  const sum = (list: readonly number[]): number => list.reduce((a, b) => a + b, 0);
  return {
    kind: round.kind,
    at,
    requests: samples.length,
    transfers: samples.filter((sample) => sample.kind === 'transfer').length,
    fresh: samples.filter((sample) => sample.connection === 'fresh').length,
    failed: samples
      .filter((sample) => sample.outcome !== 'ok' && !lostToTheClock(sample))
      .map(({ target, endpoint, kind, failure }) => `${kind} ${target}/${endpoint} ${failure}`),
    charged: sum(samples.map((sample) => sample.costBytes)),
    wire: sum(tcp) + sum(stun),
    connections: connections.length,
    lookups: recordsOf(records, 'dns').length,
  };
}
