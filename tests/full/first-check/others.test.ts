/** Every other scenario that says what is right, once in each browser. */
import { countryOf } from '../../browser/first-check/scenarios.ts';
import { SCENARIOS } from '../../lab/scenarios/index.ts';
import { firstChecks } from './runs.ts';

const OFTEN = ['policed', 'reset', 'silent', 'name-gone', 'frozen', 'own-line-slow'];
for (const { id, expect } of SCENARIOS) {
  if (expect && !OFTEN.includes(id)) firstChecks(id, 1, { country: countryOf(id) });
}
