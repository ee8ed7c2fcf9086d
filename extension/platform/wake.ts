/**
 * Waking up: one alarm, ensured and not re-created, since a worker that restarts often would push it away for ever
 * (duckduckgo/duckduckgo-privacy-extension#1241). Alarms only wake; what is due follows from stored times.
 */
import { browser } from './browser.ts';

const ALARM = 'tick';

/** @param at UTC ms of the next thing to do, or undefined for nothing; while a round is open it comes every 30 s. */
export async function ensureWake(at: number | undefined, open: boolean): Promise<void> {
  const present = await browser.alarms.get(ALARM);
  if (at === undefined && !open) {
    if (present) await browser.alarms.clear(ALARM);
    return;
  }
  if (open) {
    if (present?.periodInMinutes !== 0.5) await browser.alarms.create(ALARM, { periodInMinutes: 0.5 });
    return;
  }
  const when = Math.max(at ?? 0, Date.now() + 1_000);
  if (present?.periodInMinutes === undefined && present && Math.abs(present.scheduledTime - when) < 2_000) return;
  await browser.alarms.create(ALARM, { when });
}

export function onWake(tick: () => void): void {
  browser.alarms.onAlarm.addListener((alarm) => {
    if (alarm.name === ALARM) tick();
  });
  browser.runtime.onStartup.addListener(tick);
  browser.runtime.onInstalled.addListener(tick);
}
