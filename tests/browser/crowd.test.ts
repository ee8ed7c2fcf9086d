/**
 * "Is it just me?", answered whole: others' reports go through a real collector, its bundle is fetched by the extension, and
 * the popup says how far the trouble reaches. What is broken is refused by name, and what was known stays.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from '../../scripts/browser/driver.ts';
import { type LabCrowd, startLabCrowd } from '../../scripts/live/lab-crowd.ts';
import { POPUP, SETTINGS } from '../../scripts/live/live.ts';
import { dayOf } from '../../src/store/hour.ts';
import { BROWSERS, openSession, type Session } from './session.ts';
import { chargedOn } from './support/day-store.ts';
import { collectorOf } from './support/uploads.ts';

const TROUBLES = new Map([['whatsapp', 'failed' as const]]);

/** Until the page says so: it is read anew as the store changes. */
async function says(page: Page, testid: string, wanted: RegExp): Promise<string> {
  let text = '';
  for (const deadline = Date.now() + 20_000; Date.now() < deadline; await sleep(100)) {
    text = await page.text(testid).catch(() => '');
    if (wanted.test(text)) return text;
  }
  throw new Error(`"${text}" was said, not ${wanted}`);
}

/** Runs in the page. */
function withoutTrouble(): boolean {
  return document.querySelector('[data-testid="figures-trouble"]') === null;
}

describe.each(BROWSERS)('%s', (browser) => {
  let [alike, alone]: (LabCrowd | undefined)[] = [];
  let session: Session;
  let popup: Page;
  beforeAll(async () => {
    [alike, alone] = await Promise.all([startLabCrowd('provider', TROUBLES), startLabCrowd('only-you', TROUBLES)]);
    session = await openSession({ browser, scenario: 'refused' });
    await session.consent(['whatsapp', 'signal']);
    popup = await session.driver.openPage(POPUP);
    await says(popup, 'headline', /WhatsApp looks blocked/);
    // Whose network this is tells a STUN answer, which may come after the first verdict: a check cancelled before has no place.
    await session.until('a STUN answer', ({ samples }) =>
      samples.some(({ kind, outcome }) => kind === 'stun' && outcome === 'ok') ? true : undefined,
    );
    await session.command({ command: 'cancel-check' });
  });
  afterAll(async () => {
    await session?.close();
    await Promise.all([alike?.stop(), alone?.stop()]);
  });

  it('nothing is fetched by looking a collector up, and the popup speaks of this browser alone', async () => {
    await session.command({ command: 'find-collector', link: alike?.link ?? '' });
    expect(await popup.text('reason')).not.toMatch(/networks/);
    expect(await popup.attribute('verdict-whatsapp', 'data-scope')).toBe('unknown');
    expect((await collectorOf(popup)).crowd).toBe(false);
  });

  it('says "your provider" with the count where the others have it too', async () => {
    await session.command({ command: 'start-compare' });
    const reason = await says(popup, 'reason', /at your provider see the same/);
    expect(reason).toMatch(/About (20|25) of (20|25) networks/);
    expect(reason).toMatch(/not confirmed/);
    expect(await popup.attribute('verdict-whatsapp', 'data-scope')).toBe('network');
    expect(await popup.attribute('verdict-signal', 'data-state')).toBe('ok');
  });

  it('counts the bytes of the figures in the day’s, like those of any request', async () => {
    const bundle = readFileSync(join(alike?.folder ?? '', 'bundle')).length;
    const samples = (await session.read())?.samples ?? [];
    const measured = samples.reduce((sum, { costBytes }) => sum + costBytes, 0);
    const charged = await popup.evaluate(chargedOn, dayOf(Date.now()));
    expect(charged - measured).toBeGreaterThan(bundle);
  });

  it('refuses what is not signed, says so in the settings, and goes on with what it had', async () => {
    const file = join(alike?.folder ?? '', 'bundle');
    const whole = readFileSync(file);
    const changed = Buffer.from(whole);
    changed[changed.length - 9] = (changed[changed.length - 9] ?? 0) ^ 1;
    writeFileSync(file, changed);
    const settings = await session.driver.openPage(SETTINGS);
    await session.command({ command: 'fetch-figures' });
    await says(settings, 'figures-trouble', /not signed by this collector/);
    expect(await says(popup, 'reason', /see the same/)).not.toBe('');
    writeFileSync(file, whole);
    await session.command({ command: 'fetch-figures' });
    for (const deadline = Date.now() + 20_000; Date.now() < deadline; await sleep(100))
      if (await settings.evaluate(withoutTrouble, null)) return;
    throw new Error('the trouble stayed');
  });

  it('says "only you" where the others do not have it', async () => {
    await session.command({ command: 'find-collector', link: alone?.link ?? '' });
    await session.command({ command: 'start-compare' });
    const reason = await says(popup, 'reason', /only you or your line/);
    expect(reason).toMatch(/about 0 of (20|25) networks/);
    expect(await popup.attribute('verdict-whatsapp', 'data-scope')).toBe('you');
  });

  it('forgets all of it with the switch', async () => {
    await session.command({ command: 'stop-compare' });
    for (const deadline = Date.now() + 20_000; Date.now() < deadline; await sleep(100))
      if (!/networks/.test(await popup.text('reason'))) break;
    expect(await popup.text('reason')).not.toMatch(/networks/);
    expect(await popup.attribute('verdict-whatsapp', 'data-scope')).toBe('unknown');
  });
});
