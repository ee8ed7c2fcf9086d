/** How many browsers a machine is good for. */
import { expect, it } from 'vitest';
import { browsersAtOnce } from '../../scripts/test/browsers-at-once.ts';

it('runs fewer browsers at a time on a slower machine, at least one and at most three', () => {
  expect([1, 80, 140, 150, 200, 250, 2_000].map((ns) => browsersAtOnce(ns))).toEqual([3, 3, 3, 2, 2, 1, 1]);
});

it('looks at the machine in less than a few seconds', () => {
  const start = performance.now();
  expect([1, 2, 3]).toContain(browsersAtOnce());
  expect(performance.now() - start).toBeLessThan(20_000);
});
