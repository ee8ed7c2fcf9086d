/**
 * The page's words in one language: words/<id>.json, the same keys everywhere. What is said of a provider is what its networks saw,
 * never what the provider did. A language is there when its file is, whole (tests/collector/page/words.test.ts).
 */
import { existsSync, readFileSync } from 'node:fs';
import { ENGLISH, LANGUAGES, type Language } from '../../src/languages.ts';
import { type Html, html } from './html.ts';

export type WordTable = Readonly<Record<string, string>>;
type Parts = Readonly<Record<string, Html | string | number>>;

const fileOf = ({ id }: Language): URL => new URL(`./words/${id}.json`, import.meta.url);

export const readWords = (language: Language): WordTable => JSON.parse(readFileSync(fileOf(language), 'utf8'));

/** Those the page speaks, in the order of the extension's. */
export const PAGE_LANGUAGES: readonly Language[] = LANGUAGES.filter((language) => existsSync(fileOf(language)));

export class Words {
  private readonly table: WordTable;
  private readonly plurals: Intl.PluralRules;
  private readonly numbers: Intl.NumberFormat;
  private readonly countries: Intl.DisplayNames;
  private readonly percents: Intl.NumberFormat;
  /** Words and names of values in turn. */
  private readonly pieces = new Map<string, string[]>();

  constructor(readonly language: Language = ENGLISH) {
    const { tag } = language;
    this.table = readWords(language);
    this.plurals = new Intl.PluralRules(tag);
    this.numbers = new Intl.NumberFormat(tag);
    this.percents = new Intl.NumberFormat(tag, { style: 'percent' });
    this.countries = new Intl.DisplayNames([tag], { type: 'region', fallback: 'code' });
  }

  /** @throws for a key that is nowhere: a page is never written with a hole in it */
  plain(key: string): string {
    const text = this.table[key];
    if (text === undefined) throw new Error(`collector/page/words has no ${key}.`);
    return text;
  }

  text(key: string, parts: Parts = {}): Html {
    const pieces = this.pieces.get(key) ?? this.plain(key).split(/\{(\w+)\}/);
    this.pieces.set(key, pieces);
    return html`${pieces.map((piece, i) => (i % 2 === 0 ? piece : (parts[piece] ?? '')))}`;
  }

  /** By the language's own plural forms; {count} is the number. */
  counted(stem: string, count: number, parts: Parts = {}): Html {
    return this.text(`${stem}_${this.plurals.select(count)}`, { count: this.number(count), ...parts });
  }

  number = (value: number): string => this.numbers.format(value);
  percent = (share: number): string => this.percents.format(share);
  country = (code: string): string => this.countries.of(code) ?? code;

  /** "about 35 of 40": counts are rounded, so that "about" is part of the figure. */
  about = (bad: number, networks: number): Html => this.counted('about', networks, { bad: this.number(bad) });

  /** In digits that everybody reads, kept in their order inside a line from right to left. */
  hour = (ms: number): Html => time(`${new Date(ms).toISOString().slice(0, 16).replace('T', ' ')} UTC`);
  /** @param hour as in a report: 2026-03-02T13Z */
  reportHour = (hour: string): Html => time(`${hour.slice(0, 10)} ${hour.slice(11, 13)}:00 UTC`);
}

const time = (text: string): Html => html`<bdi dir="ltr">${text}</bdi>`;
export const dayText = (ms: number): string => new Date(ms).toISOString().slice(0, 10);
