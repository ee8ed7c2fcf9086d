/**
 * Every page by keys alone: Tab reaches whatever can be pressed, in the order in which it stands, marked and in view; with forced colours and
 * reduced motion as well.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from '../../scripts/browser/driver.ts';
import { FULLEST, WALKED } from '../../scripts/screenshots/scenes.ts';
import { BROWSERS } from './session.ts';
import { type Focused, focused, numberReachable } from './support/focus.ts';
import { startWalk, type Walk } from './support/walk-scenes.ts';

async function tabbed(page: Page, most: number): Promise<Focused[]> {
  const steps: Focused[] = [];
  for (let i = 0; i < most; i += 1) {
    await page.press('Tab');
    steps.push(await page.evaluate(focused, undefined));
  }
  return steps;
}

/** Some parts come when the store or the browser has answered (a button in the settings): what is reachable is counted once nothing more comes. */
async function reachable(page: Page): Promise<number> {
  for (let before = -1; ; await sleep(400)) {
    const count = await page.evaluate(numberReachable, undefined);
    if (count === before) return count;
    before = count;
  }
}

describe.each(BROWSERS)('by keys in %s', (browser) => {
  let walk: Walk;
  beforeAll(async () => {
    walk = await startWalk(browser);
  });
  afterAll(() => walk?.close());

  it('everything is reached in its order, marked and in view', async () => {
    const seen: string[] = [];
    await walk.through(FULLEST, async (scene, page) => {
      const count = await reachable(page);
      expect(count, scene.id).toBeGreaterThan(2);
      const all = await tabbed(page, count);
      const steps = all.filter(({ number }) => number >= 0);
      const order = steps.map(({ number }) => number);
      expect(order, `${scene.id}: ${all.map(({ what }) => what).join(', ')}`).toEqual(
        Array.from({ length: count }, (_, i) => i),
      );
      expect(
        steps.filter(({ marked, inView }) => !marked || !inView),
        scene.id,
      ).toEqual([]);
      seen.push(scene.id);
    });
    expect(seen).toHaveLength(FULLEST.length);
  });

  it('a chart is read bucket by bucket, and Enter shows the measurements of one', async () => {
    const dashboard = WALKED.filter(({ id }) => id === 'dashboard');
    await walk.through(dashboard, async (_scene, page) => {
      await page.evaluate(
        () => document.querySelector<HTMLElement>('[data-testid="chart-latency"]')?.focus(),
        undefined,
      );
      const readout = (): Promise<string> =>
        page.evaluate(
          () => document.querySelector('[data-testid="figure-latency"] .readout')?.textContent ?? '',
          undefined,
        );
      await page.press('End');
      await expect.poll(readout).toMatch(/\d/);
      const last = await readout();
      await page.press('ArrowLeft');
      await expect.poll(readout).not.toBe(last);
      await page.press('Enter');
      await page.waitFor('moment', 'ready');
    });
  });

  it('forced colours leave the focus marked, the shapes there and the charts drawn; nothing moves', async () => {
    const dashboard = WALKED.filter(({ id }) => id === 'dashboard');
    await walk.through(dashboard, async (_scene, page) => {
      await page.emulate({ forcedColors: true, reducedMotion: true });
      const asked = (): Promise<boolean[]> =>
        page.evaluate(
          () => [matchMedia('(forced-colors: active)').matches, matchMedia('(prefers-reduced-motion: reduce)').matches],
          undefined,
        );
      // Firefox hears of its preferences a little later.
      await expect.poll(asked, { timeout: 5_000 }).toEqual([true, true]);
      await page.waitFor('chart-latency', 'drawn');
      await page.press('Tab');
      expect((await page.evaluate(focused, undefined)).marked).toBe(true);
      const drawn = await page.evaluate(() => {
        const shape = document.querySelector('.shape path');
        const stroke = shape ? getComputedStyle(shape).stroke : 'none';
        return { stroke, moving: document.getAnimations().length };
      }, undefined);
      expect(drawn.stroke).not.toBe('none');
      expect(drawn.moving).toBe(0);
      await page.emulate({});
    });
  });
});
