/** How much the built pages load before they can show anything, and the package: people open them on bad lines and old phones. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { initialBytes, initialScripts, packageBytes } from '../scripts/built/sizes.ts';
import { ROOT } from './structure/source.ts';

const KB = 1000;

function built(browser: string): string {
  const dist = join(ROOT, 'dist', browser);
  if (!existsSync(dist)) throw new Error(`dist/${browser} is not there: npm test builds it, or npm run build.`);
  return dist;
}

describe.each(['chromium', 'firefox'])('%s', (browser) => {
  it('the dashboard loads at most 60 kB of JavaScript before its charts', () => {
    const dist = built(browser);
    const scripts = initialScripts(dist, 'dashboard');
    // Otherwise the next line would hold of nothing.
    expect(scripts.length).toBeGreaterThan(3);
    // uPlot comes when a chart is drawn.
    expect(scripts.filter((file) => file.includes('engine'))).toEqual([]);
    expect(initialBytes(dist, 'dashboard')).toBeLessThanOrEqual(60 * KB);
  });

  it('the popup loads at most 30 kB of JavaScript before it answers', () => {
    const dist = built(browser);
    // What is judged anew, and the whole list of services, come after the first sight.
    expect(initialScripts(dist, 'popup').filter((file) => /judge|targets|zod/.test(file))).toEqual([]);
    expect(initialBytes(dist, 'popup')).toBeGreaterThan(5 * KB);
    expect(initialBytes(dist, 'popup')).toBeLessThanOrEqual(30 * KB);
  });

  it('the whole package is at most 500 kB zipped', () => {
    const bytes = packageBytes(built(browser));
    expect(bytes).toBeGreaterThan(50 * KB);
    expect(bytes).toBeLessThanOrEqual(500 * KB);
  });
});
