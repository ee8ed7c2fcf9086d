/**
 * Loads the words of one language, and no other: a small file of our own (scripts/words-assets.ts). Not a dynamic import,
 * which a service worker must not do (HTML, "import() in ServiceWorkerGlobalScope"), and notifications are worded there.
 */
import { type Language, languageFor } from '../src/languages.ts';
import { language, useWords, type Words } from './i18n.ts';
import { browser } from './platform/browser.ts';

let loaded: Language | undefined;
let wanted: Language | undefined;

/** The browser's own languages, the one of its menus first. */
export const preferredLanguages = (): string[] => [browser.i18n.getUILanguage(), ...navigator.languages];

/** @param chosen the setting: an id, or null for the browser's language. @throws where our own file cannot be read */
export async function loadLanguage(chosen: string | null): Promise<Language> {
  const next = languageFor(chosen, preferredLanguages());
  wanted = next;
  if (loaded === next) return next;
  const answer = await fetch(browser.runtime.getURL(`words/${next.id}.json`));
  const words = (await answer.json()) as Words;
  // Somebody chose another one while this was read.
  if (wanted !== next) return language();
  loaded = next;
  useWords(next, words);
  return next;
}
