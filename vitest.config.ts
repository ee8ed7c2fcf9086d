/**
 * Four projects: `unit` (fast, parallel, Node only), `browser` (the built extension in real browsers, as many files at once
 * as the machine is good for), `timed` (the same one file at a time: what asserts times or rates) and `full` (what takes too long
 * for every run; npm run test:full). No retries anywhere: a test that fails now and then is a bug.
 */
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { browsersAtOnce } from './scripts/test/browsers-at-once.ts';

const BROWSER = 'tests/browser/**/*.test.ts';
const TIMED = ['accuracy', 'goodput'].map((name) => `tests/browser/${name}.test.ts`);
const FULL = 'tests/full/**/*.test.ts';
/** vite.config.ts puts the browser's name in; unit tests that care set their own. */
const define = { __BROWSER__: JSON.stringify('chromium'), __LIST_KEYS__: '[]', __COLLECTOR__: '""' };

/** Files of several minutes begin first: at the end of a run they would be alone. In a fresh clone nothing tells how long a file takes. */
const LONG = ['first-check-firefox', 'first-check-chromium', 'worker-killed', 'keyboard', 'layout', 'accessible'];

class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification): number => {
      const at = LONG.findIndex((name) => moduleId.endsWith(`/${name}.test.ts`));
      return at < 0 ? LONG.length : at;
    };
    return (await super.sort(files)).sort((a, b) => rank(a) - rank(b));
  }
}

const inBrowsers = { testTimeout: 180_000, hookTimeout: 120_000 };
const oneAtATime = { ...inBrowsers, fileParallelism: false, maxWorkers: 1, sequence: { groupOrder: 2 } };

export default defineConfig({
  test: {
    retry: 0,
    sequence: { sequencer: LongFirst },
    projects: [
      {
        define,
        test: { name: 'unit', include: ['tests/**/*.test.ts'], exclude: [BROWSER, FULL], testTimeout: 120_000 },
      },
      {
        define,
        test: {
          name: 'browser',
          include: [BROWSER],
          exclude: TIMED,
          ...inBrowsers,
          maxWorkers: browsersAtOnce(),
          sequence: { groupOrder: 1 },
        },
      },
      { define, test: { name: 'timed', include: TIMED, ...oneAtATime } },
      { define, test: { name: 'full', include: [FULL], ...oneAtATime, testTimeout: 3_600_000 } },
    ],
  },
});
