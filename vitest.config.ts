/**
 * Three projects: `unit` (fast, parallel, Node only), `browser` (the built extension in real browsers, one at a time:
 * two at once would disturb each other's timings) and `full` (what takes too long for every run; npm run test:full).
 * No retries anywhere: a test that fails now and then is a bug.
 */
import { defineConfig } from 'vitest/config';

const BROWSER = 'tests/browser/**/*.test.ts';
const FULL = 'tests/full/**/*.test.ts';
/** vite.config.ts puts the browser's name in; unit tests that care set their own. */
const define = { __BROWSER__: JSON.stringify('chromium') };

const inBrowsers = {
  fileParallelism: false,
  maxWorkers: 1,
  sequence: { groupOrder: 1 },
  testTimeout: 180_000,
  hookTimeout: 120_000,
};

export default defineConfig({
  test: {
    retry: 0,
    projects: [
      {
        define,
        test: { name: 'unit', include: ['tests/**/*.test.ts'], exclude: [BROWSER, FULL], testTimeout: 30_000 },
      },
      { define, test: { name: 'browser', include: [BROWSER], ...inBrowsers } },
      { define, test: { name: 'full', include: [FULL], ...inBrowsers, testTimeout: 3_600_000 } },
    ],
  },
});
