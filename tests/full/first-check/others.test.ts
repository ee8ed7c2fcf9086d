/** Every other scenario that says what is right, once in each browser. */
import { SCENARIOS } from '../../lab/scenarios/index.ts';
import { firstChecks } from './runs.ts';

const OFTEN = ['policed', 'reset', 'silent', 'name-gone', 'frozen', 'own-line-slow'];
/** A scenario of domestic sites needs a country that has some. */
const COUNTRIES: Readonly<Record<string, string>> = { 'domestic-only': 'RU' };

for (const { id, expect } of SCENARIOS) {
  const country = COUNTRIES[id];
  if (expect && !OFTEN.includes(id)) firstChecks(id, 1, { ...(country !== undefined && { country }) });
}
