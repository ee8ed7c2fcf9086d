/**
 * A page that nothing happens to comes to rest: no effect that answers its own drawing, on any page. It would heat a phone, and once it
 * did (the dashboard told itself of each of its readings).
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { FULLEST } from '../../scripts/screenshots/scenes.ts';
import { startWalk, type Walk } from './support/walk-scenes.ts';

/** Pages read anew every 30 s, and every 2 s while a check runs (ui/use-reading.ts). */
const REST_MS = 1_500;
/** An effect that answers its own drawing asks for a frame sixty times a second. */
const MOST = 20;

let walk: Walk;
beforeAll(async () => {
  walk = await startWalk('chromium');
});
afterAll(() => walk?.close());

/** Runs in the page. Preact asks for a frame after each drawing that has effects (preact/hooks). */
function count(): void {
  const world = globalThis as unknown as { frames: number };
  world.frames = 0;
  const ask = globalThis.requestAnimationFrame.bind(globalThis);
  globalThis.requestAnimationFrame = (callback) => {
    world.frames += 1;
    return ask(callback);
  };
}

it('every page rests when nothing happens', async () => {
  const busy: Record<string, number> = {};
  await walk.through(FULLEST, async (scene, page) => {
    await sleep(1_000);
    await page.evaluate(count, undefined);
    await sleep(REST_MS);
    const frames = await page.evaluate(() => (globalThis as unknown as { frames: number }).frames, undefined);
    if (frames > MOST) busy[scene.id] = frames;
  });
  expect(busy).toEqual({});
});
