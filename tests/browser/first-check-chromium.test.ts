/** First checks of the lab's scenarios in Chromium, and that no scenario is run in neither browser. */
import { expect, it } from 'vitest';
import { SCENARIOS } from '../lab/scenarios/index.ts';
import { popupTests } from './first-check/popup-tests.ts';
import { scenariosFor } from './first-check/scenarios.ts';

it('every scenario of the lab says what is right, and is run in one browser or the other', () => {
  expect(SCENARIOS.filter((s) => !s.expect?.length).map((s) => s.id)).toEqual([]);
  const run = new Set([...scenariosFor('chromium'), ...scenariosFor('firefox')]);
  expect([...run].toSorted()).toEqual(SCENARIOS.map((s) => s.id).toSorted());
});

popupTests('chromium');
