/**
 * Loads the words of one language, and no other: a small file of our own (scripts/words-assets.ts). Not a dynamic import,
 * which a service worker must not do (HTML, "import() in ServiceWorkerGlobalScope"), and notifications are worded there.
 */
import { type Language, languageFor } from '../src/languages.ts';
import { language, useWords } from './i18n.ts';
import { type Keys, type PackedWords, unpackWords } from './packed-words.ts';

/** The language wanted last, and its loading. */
let wanted: Language | undefined;
let loading: Promise<Language> | undefined;

/** @param chosen the setting: an id, or null for the browser's language. @throws where our own file cannot be read */
export async function loadLanguage(chosen: string | null): Promise<Language> {
  const next = languageFor(chosen, navigator.languages);
  if (wanted !== next || !loading) {
    wanted = next;
    loading = load(next).catch((error: unknown) => {
      wanted = undefined;
      throw error;
    });
  }
  return loading;
}

const file = async (name: string): Promise<unknown> => (await fetch(`/words/${name}.json`)).json();

async function load(next: Language): Promise<Language> {
  const [keys, packed] = await Promise.all([file('keys') as Promise<Keys>, file(next.id) as Promise<PackedWords>]);
  const words = unpackWords(packed, keys);
  // Somebody chose another one while this was read.
  if (wanted !== next) return language();
  useWords(next, words);
  return next;
}
