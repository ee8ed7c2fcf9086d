/**
 * A round of our own making in the extension's store, carried out while no page of the extension is open: a dashboard that
 * redraws shares the event page's thread in Firefox and would be part of what is timed.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from '../../../scripts/browser/driver.ts';
import { WELCOME } from '../../../scripts/live/live.ts';
import type { Round } from '../../../src/round.ts';
import type { Sample } from '../../../src/sample.ts';
import type { RoundRecord } from '../../../src/store/schema.ts';
import { consentOnly, putRound } from '../own-round.ts';
import { openSession, type Session, type SessionOptions } from '../session.ts';

/** A page of the extension without a script of its own: a document of its origin is all that is needed. */
export const BARE_PAGE = 'icons/128.png';

/** Consented, and nothing due for hours: only rounds that are put into the store are carried out. All pages closed. */
export async function openIdle(options: SessionOptions): Promise<Session> {
  const session = await openSession(options);
  try {
    await consentOnly(session);
    await session.command({ command: 'save-settings', settings: { intervalMinutes: 240 } });
    await (await session.page()).close();
    await (await session.driver.findPage(WELCOME))?.close();
    session.lab.records.length = 0;
    return session;
  } catch (error) {
    await session.close();
    throw error;
  }
}

export async function onPage<T>(session: Session, job: (page: Page) => Promise<T>): Promise<T> {
  const page = await session.driver.openPage(BARE_PAGE);
  try {
    return await job(page);
  } finally {
    await page.close();
  }
}

/** Puts the round into the store and has the background look, by a command that changes nothing. */
export async function beginRound(page: Page, round: Round): Promise<void> {
  await page.evaluate(putRound, round);
  await page.evaluate(poke, undefined);
}

/** Carries the round out without looking for `quietMs`, then until it is done. @returns its samples */
export async function carryOut(session: Session, round: Round, quietMs: number, limitMs = 60_000): Promise<Sample[]> {
  await onPage(session, (page) => beginRound(page, round));
  await sleep(quietMs);
  return onPage(session, (page) => finished(page, round.id, limitMs));
}

/** @throws one sentence where the round is not done in time */
export async function finished(page: Page, id: string, limitMs: number): Promise<Sample[]> {
  for (const deadline = Date.now() + limitMs; Date.now() < deadline; await sleep(300)) {
    const { round, samples } = await page.evaluate(readRound, id);
    if (round?.state === 'done') return samples;
  }
  throw new Error(`Round ${id} was not done ${limitMs / 1000} s after it should have been.`);
}

/** Runs in the page, as the one below. */
export async function poke(): Promise<void> {
  const { chrome } = globalThis as unknown as { chrome: { runtime: { sendMessage(m: object): Promise<unknown> } } };
  await chrome.runtime.sendMessage({ command: 'save-settings', settings: {} });
}

export function readRound(id: string): Promise<{ round: Round | undefined; samples: Sample[] }> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('tailback');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const db = opening.result;
      const tx = db.transaction(['rounds', 'samples']);
      const round = tx.objectStore('rounds').get(id);
      const records = tx.objectStore('samples').getAll(IDBKeyRange.bound([id], [id, []]));
      tx.oncomplete = () => {
        db.close();
        const samples = (records.result as RoundRecord[]).flatMap((record) => record.samples);
        resolve({ round: round.result, samples });
      };
      tx.onabort = () => reject(tx.error);
    };
  });
}
