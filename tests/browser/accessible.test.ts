/** Nothing that axe-core can find keeps anybody out of any page: both browsers, light and dark, left-to-right and right-to-left. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WALKED } from '../../scripts/screenshots/scenes.ts';
import { changeSettings } from '../../scripts/screenshots/store.ts';
import { BROWSERS } from './session.ts';
import { startWalk, type Walk } from './support/walk-scenes.ts';

const SOURCE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const GUISES = [
  { scheme: 'light', language: 'en', dir: 'ltr' },
  { scheme: 'dark', language: 'fa', dir: 'rtl' },
] as const;

interface Axe {
  run(what: Document, options: object): Promise<Found>;
}

interface Found {
  violations: { id: string; help: string; nodes: { html: string; failureSummary?: string }[] }[];
  passes: unknown[];
}

/** Runs in the page. */
async function violations(): Promise<{ found: string[]; passed: number }> {
  const { axe } = globalThis as unknown as { axe: Axe };
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
  const result = await axe.run(document, { runOnly: tags, resultTypes: ['violations'] });
  const found = result.violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map((n) => `${n.html.slice(0, 160)} ${n.failureSummary ?? ''}`).join(' | ')}`,
  );
  return { found, passed: result.passes.length };
}

describe.each(BROWSERS)('in %s', (browser) => {
  let walk: Walk;
  beforeAll(async () => {
    walk = await startWalk(browser);
  });
  afterAll(() => walk?.close());

  it('axe finds nothing on any page in any state', async () => {
    const bad: Record<string, string[]> = {};
    await walk.through(WALKED, async (scene, page) => {
      await page.inject(SOURCE);
      for (const { scheme, language, dir } of GUISES) {
        await page.emulate({ scheme });
        await changeSettings(walk.hand, { language });
        await expect.poll(() => page.evaluate(() => document.documentElement.dir, undefined)).toBe(dir);
        const { found, passed } = await page.evaluate(violations, undefined);
        expect(passed, `${scene.id}: axe looked at nothing`).toBeGreaterThan(5);
        if (found.length > 0) bad[`${scene.id}, ${scheme}, ${language}`] = found;
      }
      await changeSettings(walk.hand, { language: 'en' });
    });
    expect(bad).toEqual({});
  });
});
