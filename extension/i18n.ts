/**
 * Words of the pages, by typed key. The catalogues are imported as modules and not asked of `browser.i18n`, which cannot
 * change its language while a page is open. Placeholders are `$1` to `$9` in the order of the arguments.
 */
import en from '../public/_locales/en/messages.json' with { type: 'json' };

export type MessageKey = keyof typeof en;
type Catalogue = Readonly<Record<MessageKey, { message: string }>>;

/** Keys that have one form per plural category (CLDR), by their stem. */
export type PluralKey = MessageKey extends infer K ? (K extends `${infer Stem}_other` ? Stem : never) : never;

/** BCP 47 language of the words below; numbers and dates follow it. */
export const LANGUAGE = 'en';
const WORDS: Catalogue = en;

function fill(message: string, params: readonly (string | number)[]): string {
  return message.replace(/\$([1-9])/g, (_, place: string) => String(params[Number(place) - 1] ?? ''));
}

export function t(key: MessageKey, ...params: (string | number)[]): string {
  return fill(WORDS[key].message, params);
}

/** The form that `count` needs; `$1` is the count, the others follow. */
export function plural(stem: PluralKey, count: number, ...params: (string | number)[]): string {
  const wanted = `${stem}_${new Intl.PluralRules(LANGUAGE).select(count)}`;
  const key = wanted in WORDS ? (wanted as MessageKey) : (`${stem}_other` as MessageKey);
  return t(key, new Intl.NumberFormat(LANGUAGE).format(count), ...params);
}
