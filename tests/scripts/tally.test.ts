/** The last line of `npm test` decides what CI believes. */
import { expect, it } from 'vitest';
import { add, line, none, tallyOf, type VitestReport } from '../../scripts/test/tally.ts';

const report = (changes: Partial<VitestReport>): VitestReport => ({
  ...{ numPassedTests: 0, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0, testResults: [] },
  ...changes,
});

it('prints counts that CI can read', () => {
  expect(line({ passed: 12, failed: 1, skipped: 0 })).toBe('12 passed, 1 failed');
  expect(line(add({ passed: 1, failed: 0, skipped: 1 }, { passed: 1, failed: 2, skipped: 1 }))).toBe(
    '2 passed, 2 failed, 2 skipped',
  );
});

it('counts what vitest counted', () => {
  expect(tallyOf(report({ numPassedTests: 3, numTodoTests: 1 }), 0)).toEqual({ passed: 3, failed: 0, skipped: 1 });
});

it('a file that could not be loaded is a failure', () => {
  const broken = report({ numPassedTests: 3, testResults: [{ status: 'failed', assertionResults: [] }] });
  expect(tallyOf(broken, 1).failed).toBe(1);
});

it('a red exit is never a green line', () => {
  expect(tallyOf(report({ numPassedTests: 3 }), 1).failed).toBe(1);
  expect(tallyOf(null, 1)).toEqual({ ...none, failed: 1 });
});
