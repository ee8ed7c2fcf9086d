/**
 * The page's words, in one place so that they can be translated. What is said of a provider is what its networks saw, never
 * what the provider did.
 */
import type { AlertScope } from '../../src/crowd/alert.ts';
import type { Grade } from '../../src/crowd/grade.ts';
import type { Label } from '../../src/crowd/label.ts';
import type { BadVote } from '../../src/crowd/vote.ts';

export const TROUBLE_WORDS: Readonly<Record<BadVote, string>> = {
  slow: 'slower than usual',
  throttled: 'looks held back',
  failed: 'not reached',
};

export const LABEL_WORDS: Readonly<Record<Label, string>> = {
  most: 'most have trouble',
  part: 'some have trouble',
  few: 'works',
  unclear: 'not clear',
};

export const GRADE_WORDS: Readonly<Record<Grade, string>> = {
  A: 'confirmed by several providers',
  B: 'one provider’s word',
  C: 'unconfirmed',
};

export const SCOPE_WORDS: Readonly<Record<AlertScope, string>> = {
  part: 'part of a provider',
  provider: 'a provider',
  country: 'most providers of the country',
  world: 'many countries: most likely the service itself',
};

const COUNTRY_NAMES = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'code' });
export const countryName = (country: string): string => COUNTRY_NAMES.of(country) ?? country;

/** "about 35 of 40": counts are rounded, so that "about" is part of the figure. */
export const about = (bad: number, networks: number): string => `about ${bad} of ${networks} networks`;

export const hourText = (ms: number): string => `${new Date(ms).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
export const dayText = (ms: number): string => new Date(ms).toISOString().slice(0, 10);
