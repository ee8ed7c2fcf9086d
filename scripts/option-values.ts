/** Values of options that several commands take. Each refusal names its option and what it may be. */
import { SERVICES } from '../src/targets/index.ts';
import { WrongUse } from './bootstrap/wrong-use.mjs';
import type { BrowserName } from './browser/find.mjs';

/** @throws WrongUse */
export function oneOf<Word extends string>(name: string, words: readonly Word[], given: string): Word {
  const word = words.find((w) => w === given);
  if (word !== undefined) return word;
  throw new WrongUse(`--${name} must be ${words.join(', ').replace(/, (?=[^,]*$)/, ' or ')}, not "${given}".`);
}

const BROWSERS: readonly BrowserName[] = ['chromium', 'firefox'];

export const browserOf = (given: string): BrowserName => oneOf('browser', BROWSERS, given);

/** @throws WrongUse */
export function wholeNumber(name: string, given: string, most: number): number {
  if (/^[1-9]\d*$/.test(given) && Number(given) <= most) return Number(given);
  throw new WrongUse(`--${name} must be a whole number from 1 to ${most}, not "${given}".`);
}

/** @throws WrongUse */
export function serviceIds(given: string): string[] {
  const ids = given.split(',').map((id) => id.trim());
  const unknown = ids.find((id) => !SERVICES.some((service) => service.id === id));
  const twice = ids.find((id, i) => ids.indexOf(id) < i);
  if (twice !== undefined) throw new WrongUse(`--services: "${twice}" is there twice.`);
  if (unknown === undefined) return ids;
  throw new WrongUse(`--services: there is no "${unknown}"; there are ${SERVICES.map((s) => s.id).join(', ')}.`);
}

/** @throws WrongUse */
export function countryCode(given: string): string {
  if (/^[A-Z]{2}$/.test(given)) return given;
  throw new WrongUse(`--country must be two capital letters (ISO 3166, ZZ for none), not "${given}".`);
}
