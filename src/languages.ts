/**
 * Languages that the pages speak: one line each. The id is the folder's name in public/_locales, which the browsers
 * prescribe; the tag is what Intl and `<html lang>` want.
 */
export interface Language {
  /** As in public/_locales. */
  id: string;
  /** BCP 47. */
  tag: string;
  dir: 'ltr' | 'rtl';
  /** In the language itself: whoever looks for it may read no other. */
  name: string;
}

export const ENGLISH: Language = { id: 'en', tag: 'en', dir: 'ltr', name: 'English' };

export const LANGUAGES: readonly Language[] = [
  ENGLISH,
  { id: 'ru', tag: 'ru', dir: 'ltr', name: 'Русский' },
  { id: 'uk', tag: 'uk', dir: 'ltr', name: 'Українська' },
  { id: 'be', tag: 'be', dir: 'ltr', name: 'Беларуская' },
  { id: 'kk', tag: 'kk', dir: 'ltr', name: 'Қазақша' },
  { id: 'fa', tag: 'fa', dir: 'rtl', name: 'فارسی' },
  { id: 'ar', tag: 'ar', dir: 'rtl', name: 'العربية' },
  { id: 'tr', tag: 'tr', dir: 'ltr', name: 'Türkçe' },
  { id: 'zh_CN', tag: 'zh-CN', dir: 'ltr', name: '简体中文' },
  { id: 'es', tag: 'es', dir: 'ltr', name: 'Español' },
  { id: 'fr', tag: 'fr', dir: 'ltr', name: 'Français' },
  { id: 'pt_BR', tag: 'pt-BR', dir: 'ltr', name: 'Português (Brasil)' },
  { id: 'my', tag: 'my', dir: 'ltr', name: 'မြန်မာ' },
  { id: 'hi', tag: 'hi', dir: 'ltr', name: 'हिन्दी' },
];

const base = (tag: string): string => tag.toLowerCase().split(/[-_]/)[0] ?? '';

/**
 * The language to show: the chosen one, else the first of the browser's that we have, else English. A region that we do
 * not have is read in the one that we have: a reader of Portugal gets Brazil's words rather than English.
 * @param chosen an id; null, or one that this version does not know: the browser's
 * @param preferred BCP 47 tags, the most wanted first
 */
export function languageFor(chosen: string | null, preferred: readonly string[]): Language {
  const wanted = LANGUAGES.find(({ id }) => id === chosen);
  if (wanted) return wanted;
  for (const tag of preferred) {
    const found = LANGUAGES.find((language) => base(language.tag) === base(tag));
    if (found) return found;
  }
  return ENGLISH;
}
