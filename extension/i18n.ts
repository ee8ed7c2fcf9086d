/**
 * Words of the pages, by typed key, in the language that load-words.ts has put in. Not asked of `browser.i18n`, which
 * cannot change its language while a page is open. Placeholders are `$1` to `$9` in the order of the arguments.
 */
import type en from '../public/_locales/en/messages.json';
import { ENGLISH, type Language } from '../src/languages.ts';
import type { WordTable } from '../src/verdict/words.ts';

export type MessageKey = keyof typeof en;

/** Keys that have one form per plural category (CLDR), by their stem. */
export type PluralKey = MessageKey extends infer K ? (K extends `${infer Stem}_other` ? Stem : never) : never;

/** One language, complete: what is missing in a translation was filled in by the build (scripts/words-assets.ts). */
export interface Words {
  pages: Readonly<Record<string, string>>;
  /** src/verdict/words-en.ts in this language. */
  verdicts: WordTable;
}

let present: { language: Language; words: Words } = { language: ENGLISH, words: { pages: {}, verdicts: {} } };
const listeners = new Set<() => void>();

/** Everything said from now on is in this language. What is on a page already is said anew by its listener. */
export function useWords(language: Language, words: Words): void {
  present = { language, words };
  for (const heard of listeners) heard();
}

/** Returns the function that stops listening. */
export function onLanguage(heard: () => void): () => void {
  listeners.add(heard);
  return () => listeners.delete(heard);
}

export const language = (): Language => present.language;
/** BCP 47 tag of the words' language; numbers and dates follow it. */
export const lang = (): string => present.language.tag;
export const verdictTable = (): WordTable => present.words.verdicts;

export function formatNumber(value: number): string {
  return new Intl.NumberFormat(lang(), { maximumFractionDigits: 1 }).format(value);
}

/**
 * A value within a sentence. In a right-to-left sentence it stands between isolates (Unicode UAX #9, FSI and PDI), or a
 * Latin name or "62 ms" would drag the words around it to the wrong side. What was put together already is in the language's own
 * direction: FSI goes by the first letter outside of isolates, and "$1 ($2)" has none (UAX #9, P2).
 */
export function inSentence(value: string | number): string {
  const text = typeof value === 'number' ? formatNumber(value) : value;
  if (present.language.dir === 'ltr') return text;
  return `${text.includes('\u2069') ? '\u2067' : '\u2068'}${text}\u2069`;
}

/** Numbers are written as the language writes them. */
export function t(key: MessageKey, ...params: (string | number)[]): string {
  const message = present.words.pages[key] ?? key;
  return message.replace(/\$([1-9])/g, (_, place: string) => inSentence(params[Number(place) - 1] ?? ''));
}

/** Several things in a row, as the language lists them; in one written from right to left each keeps its own direction. */
export function listed(things: readonly string[]): string {
  return new Intl.ListFormat(lang(), { style: 'narrow' }).format(things.map(inSentence));
}

const COMMAS: Readonly<Record<string, string>> = { ar: '، ', fa: '، ', 'zh-CN': '，' };

/** Parts of one sentence. */
export const inOneSentence = (parts: readonly string[]): string => parts.join(COMMAS[lang()] ?? ', ');

/** The form that `count` needs; `$1` is the count, the others follow. */
export function plural(stem: PluralKey, count: number, ...params: (string | number)[]): string {
  const wanted = `${stem}_${new Intl.PluralRules(lang()).select(count)}`;
  const key = wanted in present.words.pages ? wanted : `${stem}_other`;
  return t(key as MessageKey, count, ...params);
}
