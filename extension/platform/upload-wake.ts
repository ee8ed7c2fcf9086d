/** The alarm of uploads, apart from that of measuring: neither may push the other away. It only wakes. */
import { browser } from './browser.ts';

const ALARM = 'upload';

/** @param at UTC ms, or undefined for never */
export async function ensureUploadWake(at: number | undefined): Promise<void> {
  const present = await browser.alarms.get(ALARM);
  if (at === undefined) {
    if (present) await browser.alarms.clear(ALARM);
    return;
  }
  const when = Math.max(at, Date.now() + 1_000);
  if (present && Math.abs(present.scheduledTime - when) < 2_000) return;
  await browser.alarms.create(ALARM, { when });
}

export function onUploadWake(tick: () => void): void {
  browser.alarms.onAlarm.addListener((alarm) => {
    if (alarm.name === ALARM) tick();
  });
}
