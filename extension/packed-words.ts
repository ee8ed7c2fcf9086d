/**
 * Words as the package holds them: the keys once for all languages, and of each language only its texts, in the order of the keys.
 * Said fourteen times over, the keys would be a tenth of the package. A key that a language has no need of (a plural) holds null.
 */
import type { Words } from './i18n.ts';

export type Keys = Readonly<Record<keyof Words, readonly string[]>>;
export type PackedWords = Readonly<Record<keyof Words, readonly (string | null)[]>>;

export function keysOf(all: readonly Words[]): Keys {
  const keys = (part: keyof Keys): string[] => [...new Set(all.flatMap((words) => Object.keys(words[part])))];
  return { pages: keys('pages'), verdicts: keys('verdicts') };
}

export function packWords(words: Words, keys: Keys): PackedWords {
  const texts = (part: keyof Keys): (string | null)[] => {
    const table: Readonly<Record<string, string>> = words[part];
    return keys[part].map((key) => table[key] ?? null);
  };
  return { pages: texts('pages'), verdicts: texts('verdicts') };
}

export function unpackWords(packed: PackedWords, keys: Keys): Words {
  const table = (part: keyof Keys): Record<string, string> =>
    Object.fromEntries(
      keys[part].flatMap((key, i) => {
        const text = packed[part][i] ?? null;
        return text === null ? [] : [[key, text]];
      }),
    );
  return { pages: table('pages'), verdicts: table('verdicts') };
}
