/**
 * Every lab scenario once, the browsers in turn; a healthy network and what hits the whole line in both. A scenario that is
 * missing here fails tests/browser/first-check-chromium.test.ts.
 */
import type { BrowserName } from '../../../scripts/browser/find.mjs';
import { SCENARIOS } from '../../lab/scenarios/index.ts';

const IN_BOTH = ['healthy'];
/** A scenario of domestic sites needs a country that has some. */
const COUNTRIES: Readonly<Record<string, string>> = { 'domestic-only': 'RU' };

/** In the order of the list, so that a new scenario changes no other's browser but those after it. */
export function scenariosFor(browser: BrowserName): string[] {
  const others = SCENARIOS.filter(({ id }) => !IN_BOTH.includes(id)).map(({ id }) => id);
  const first = browser === 'chromium' ? 0 : 1;
  return [...IN_BOTH, ...others.filter((_, i) => i % 2 === first)];
}

export const countryOf = (scenario: string): string => COUNTRIES[scenario] ?? 'ZZ';
