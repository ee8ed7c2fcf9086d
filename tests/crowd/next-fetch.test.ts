/** When figures are fetched: no sooner than they change, at random, and half as often where data is saved. */
import { expect, test } from 'vitest';
import { nextFetch } from '../../src/crowd/next-fetch.ts';

const MINUTE = 60_000;

test.each([
  [false, 60, 120],
  [true, 120, 240],
])('data saved: %s', (saveData, from, to) => {
  const now = 1_000;
  expect(nextFetch(now, saveData, 0)).toBe(now + from * MINUTE);
  expect(nextFetch(now, saveData, 0.5)).toBe(now + ((from + to) / 2) * MINUTE);
  expect(nextFetch(now, saveData, 1)).toBe(now + to * MINUTE);
});
