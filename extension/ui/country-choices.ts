/** Countries that change anything: those with controls or services of their own. */
import { CONTROLS, SERVICES } from '../../src/targets/index.ts';

/** Not said (ISO 3166 user-assigned): the neutral set. */
export const NOT_SAID = 'ZZ';

/** Alpha-2 codes in the order of their names. */
export function countryChoices(lang: string): { code: string; name: string }[] {
  const codes = [...CONTROLS.map((c) => c.country), ...SERVICES.flatMap((s) => s.countries)];
  const names = new Intl.DisplayNames(lang, { type: 'region' });
  return [...new Set(codes)]
    .filter((code) => code !== NOT_SAID)
    .map((code) => ({ code, name: names.of(code) ?? code }))
    .sort((a, b) => a.name.localeCompare(b.name, lang));
}

/**
 * The first region among the browser's languages that is a choice. Only ever a suggestion that the person must take up:
 * the country decides which sites are asked, and a language is not a place.
 */
export function suggestedCountry(languages: readonly string[], choices: readonly { code: string }[]): string | null {
  for (const language of languages) {
    const region = /^[a-z]{2,3}(?:-[A-Z][a-z]{3})?-([A-Z]{2})\b/.exec(language)?.[1];
    if (region && choices.some((choice) => choice.code === region)) return region;
  }
  return null;
}
