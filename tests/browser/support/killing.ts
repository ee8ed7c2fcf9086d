/**
 * Kills the background again and again while a round is under way, and counts what became of each request: by the lab's
 * records on one side, by the store on the other. Every request has a path of its own, so the two are matched exactly.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from '../../../scripts/browser/driver.ts';
import type { Round, Step } from '../../../src/round.ts';
import type { Sample } from '../../../src/sample.ts';
import type { RoundRecord } from '../../../src/store/schema.ts';
import { recordsOf } from '../../lab/records.ts';
import type { Session } from '../session.ts';
import { places } from './catalogue-hosts.ts';
import { BARE_PAGE, beginRound, finished, poke } from './stored-round.ts';

export interface KillCount {
  steps: number;
  kills: number;
  /** Kills that found at least one request of the round on its way. */
  inFlight: number;
  /** Backgrounds that were seen, by the browser's own id of each: one more than kills. */
  backgrounds: number;
  samples: Sample[];
  /** Requests of the round that the lab got. */
  requests: number;
  /** Made again because the first went down with its page; never in Chromium. */
  repeated: number;
  /** Steps that the lab saw without a sample, and samples called ok that the lab did not see. */
  unstored: string[];
  unseen: string[];
  /** Bytes charged to the days, and the sum over all samples. */
  charged: number;
  cost: number;
}

const HOSTS = 20;
const STEPS = 120;
/** Four hosts are asked at a time: something is always on its way. */
const THINK_MS = 500;
const GAP_MS = 140;
/** The alarm comes every 30 s while a round is open. */
const LATE_MS = 45_000;

export function killingRound(): Round {
  const list = places('http', HOSTS);
  const now = Date.now();
  const steps = Array.from({ length: STEPS }, (_, seq): Step[] => {
    const place = list[seq % HOSTS];
    if (!place) return [];
    const { target, endpoint, host } = place;
    return [
      {
        ...{ seq, target: target.id, targetType: 'service', endpoint: endpoint.id, role: endpoint.role, host },
        ...{ kind: 'http', url: `https://${host}/killed/${seq}`, method: 'HEAD', maxBytes: 16_384 },
        ...{ fresh: false, afterMs: 500 + seq * GAP_MS },
      },
    ];
  }).flat();
  const open = { plannedAt: now, startedAt: now, state: 'open' as const };
  return { id: 'killed', kind: 'regular', index: 0, ...open, totalLimitMs: 12_000, silenceLimitMs: 10_000, steps };
}

export async function killAndCount(session: Session, kills: number): Promise<KillCount> {
  const { lab, driver } = session;
  lab.setLine({ type: 'think', ms: THINK_MS });
  const page = await driver.openPage(BARE_PAGE);
  const seen = new Set<string>();
  const asked = () => recordsOf(lab.records, 'request').filter((r) => r.path.startsWith('/killed/'));
  const flying = () => asked().some((r) => r.closedAt === undefined);
  const round = killingRound();
  await beginRound(page, round);
  let inFlight = 0;
  while (seen.size < kills) {
    const id = await newBackground(page, seen);
    seen.add(id);
    // A request of the background that is killed now: the one before had its own.
    const before = asked().length;
    await until(() => flying() && asked().length > before);
    if (flying()) inFlight++;
    await killed(session, page, id);
    // In Chromium the prober lives on and wakes the worker with its next result. In Firefox it went down with its page,
    // and only an event brings that back: the alarm, up to 30 s later (once, here), or a command such as any page sends.
    if (session.browser === 'firefox' && seen.size > 1) await page.evaluate(poke, undefined);
  }
  const samples = await finished(page, round.id, 90_000);
  seen.add(await newBackground(page, seen));
  const money = await page.evaluate(charges, undefined);
  await page.close();
  const count = new Map<string, number>();
  for (const { path } of asked()) count.set(path, (count.get(path) ?? 0) + 1);
  const pathOf = (sample: Sample): string => `/killed/${sample.id.split('#')[1]}`;
  const stored = new Set(samples.map(pathOf));
  return {
    steps: round.steps.length,
    kills,
    inFlight,
    backgrounds: seen.size,
    samples,
    requests: asked().length,
    repeated: asked().length - count.size,
    unstored: [...count.keys()].filter((path) => !stored.has(path)),
    unseen: samples.filter((s) => s.outcome === 'ok' && !count.has(pathOf(s))).map((s) => s.id),
    ...money,
  };
}

/** Firefox lets a background live on where the call meets it starting up or just answering: then it is asked again. */
async function killed(session: Session, page: Page, id: string): Promise<void> {
  for (const late = Date.now() + LATE_MS; Date.now() < late; ) {
    await session.driver.killBackground();
    for (const soon = Date.now() + 1_000; Date.now() < soon; await sleep(50)) {
      if ((await page.evaluate(contextId, undefined)) !== id) return;
    }
  }
  throw new Error('The background could not be killed.');
}

async function until(holds: () => boolean): Promise<void> {
  for (const late = Date.now() + LATE_MS; !holds(); await sleep(20)) {
    if (Date.now() > late) throw new Error('The round did not go on after a kill.');
  }
}

async function newBackground(page: Page, seen: ReadonlySet<string>): Promise<string> {
  for (const late = Date.now() + LATE_MS; Date.now() < late; await sleep(50)) {
    const id = await page.evaluate(contextId, undefined);
    if (id && !seen.has(id)) return id;
  }
  throw new Error('The background did not start again after a kill.');
}

/** Runs in the page, as the one below. */
async function contextId(): Promise<string | undefined> {
  const { chrome } = globalThis as unknown as {
    chrome: { runtime: { getContexts(f: object): Promise<{ contextId: string }[]> } };
  };
  return (await chrome.runtime.getContexts({ contextTypes: ['BACKGROUND'] }))[0]?.contextId;
}

function charges(): Promise<{ charged: number; cost: number }> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('tailback');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const db = opening.result;
      const tx = db.transaction(['budget', 'samples']);
      const days = tx.objectStore('budget').getAll();
      const records = tx.objectStore('samples').getAll();
      tx.oncomplete = () => {
        db.close();
        const samples = (records.result as RoundRecord[]).flatMap((record) => record.samples);
        const sum = (list: number[]): number => list.reduce((a, b) => a + b, 0);
        resolve({ charged: sum(days.result as number[]), cost: sum(samples.map((s) => s.costBytes)) });
      };
      tx.onabort = () => reject(tx.error);
    };
  });
}
