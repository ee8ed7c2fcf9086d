/**
 * Which language a page speaks: the setting, which is known only after the store was read, so that a copy in
 * localStorage answers at once. The copy follows the setting and goes with it; before consent nothing is written.
 */
import type { Settings } from '../../src/settings.ts';
import { loadLanguage } from '../load-words.ts';

const COPY = 'language';

/** For this page only: a choice made before consent, when nothing may be stored. */
let chosenHere: string | null = null;

function readCopy(): string | null {
  try {
    return localStorage.getItem(COPY);
  } catch {
    // Storage may be forbidden for all sites; the setting itself is in the store.
    return null;
  }
}

function writeCopy(id: string | null): void {
  try {
    if (id === null) localStorage.removeItem(COPY);
    else localStorage.setItem(COPY, id);
  } catch {
    // As above.
  }
}

export async function startLanguage(): Promise<void> {
  await loadLanguage(readCopy());
}

export const languageChosenHere = (): string | null => chosenHere;

/** In place, before consent. */
export async function chooseLanguageHere(id: string | null): Promise<void> {
  chosenHere = id;
  await loadLanguage(id);
}

export async function followLanguage(settings: Pick<Settings, 'language' | 'consentedAt'>): Promise<void> {
  const consented = settings.consentedAt !== null;
  const id = consented ? settings.language : (chosenHere ?? settings.language);
  if (consented) chosenHere = null;
  if (readCopy() !== (consented ? id : null)) writeCopy(consented ? id : null);
  // A page in the wrong language is better than none.
  await loadLanguage(id).catch(() => undefined);
}
