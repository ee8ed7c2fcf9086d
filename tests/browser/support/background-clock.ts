/**
 * Sets the clock of the running background, so that a day of rounds need not take a day. It replaces Date.now from
 * outside, in a browser that is thrown away afterwards: the extension knows nothing of it.
 */
import type { Page } from '../../../scripts/browser/driver.ts';
import type { Session } from '../session.ts';

/** @param aheadMs how far the background's clock runs ahead of the real one */
export async function setBackgroundClock(session: Session, page: Page, aheadMs: number): Promise<void> {
  if (session.driver.evaluateInWorker) await session.driver.evaluateInWorker(shiftWorker, aheadMs);
  else await page.evaluate(shiftEventPage, aheadMs);
}

interface Clock {
  Date: DateConstructor & { realNow?: () => number };
}

/** Runs in the service worker. The prober's document keeps the real clock: `at` of its samples is moved in the store. */
function shiftWorker(aheadMs: number): void {
  const { Date: date } = globalThis as unknown as Clock;
  date.realNow ??= date.now.bind(date);
  const real = date.realNow;
  date.now = () => real() + aheadMs;
}

/** Runs in a page of the extension, which must stay open: the function belongs to it. */
async function shiftEventPage(aheadMs: number): Promise<void> {
  const { chrome } = globalThis as unknown as { chrome: { runtime: { getBackgroundPage(): Promise<Clock> } } };
  const { Date: date } = await chrome.runtime.getBackgroundPage();
  date.realNow ??= date.now.bind(date);
  const real = date.realNow;
  date.now = () => real() + aheadMs;
}
