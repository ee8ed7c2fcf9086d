/**
 * Vite plugin: one file of words per language, `words/<id>.json`, of what pages and verdicts say, packed (extension/packed-words.ts); and in `_locales`, where
 * the catalogues live as source, only the keys that the manifest speaks of, so that nothing is shipped twice.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { keysOf, packWords } from '../extension/packed-words.ts';
import { LANGUAGES } from '../src/languages.ts';
import { WORDS_EN } from '../src/verdict/words-en.ts';

const ROOT = join(import.meta.dirname, '..');
const LOCALES = join(ROOT, 'public', '_locales');

type Table = Record<string, string>;
type Messages = Record<string, { message: string }>;

const read = <T>(file: string): T | undefined =>
  existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as T) : undefined;

export const messagesFile = (id: string): string => join(LOCALES, id, 'messages.json');
export const verdictFile = (id: string): string => join(ROOT, 'src', 'verdict', 'words', `${id}.json`);

const messagesOf = (id: string): Messages => read<Messages>(messagesFile(id)) ?? {};

/** Key -> text of a language's pages and verdicts, without what is missing in it. */
export function pageWords(id: string): Table {
  return Object.fromEntries(Object.entries(messagesOf(id)).map(([key, { message }]) => [key, message]));
}

export function verdictWords(id: string): Table {
  return id === 'en' ? WORDS_EN : (read<Table>(verdictFile(id)) ?? {});
}

/** English where a sentence is missing: only ever while it is being written (tests/languages.test.ts). */
export function completeWords(id: string): { pages: Table; verdicts: Table } {
  return {
    pages: { ...pageWords('en'), ...pageWords(id) },
    verdicts: { ...verdictWords('en'), ...verdictWords(id) },
  };
}

/** As `fetch` asks for it by itself, or it would be fetched twice. */
const KEYS_LINK = { rel: 'preload', as: 'fetch', crossorigin: true, href: '/words/keys.json' };

/** What the package holds: path -> content. */
export function wordFiles(): Map<string, string> {
  const keys = keysOf(LANGUAGES.map(({ id }) => completeWords(id)));
  const packed = LANGUAGES.map(({ id }) => [id, packWords(completeWords(id), keys)] as const);
  return new Map([['keys', keys] as const, ...packed].map(([name, of]) => [`words/${name}.json`, JSON.stringify(of)]));
}

export function wordsAssets(manifest: object, outDir: string): Plugin {
  const named = [...JSON.stringify(manifest).matchAll(/__MSG_(\w+)__/g)].map((match) => match[1] ?? '');
  return {
    name: 'words-assets',
    generateBundle() {
      for (const { id } of LANGUAGES)
        for (const file of [messagesFile(id), verdictFile(id)]) if (existsSync(file)) this.addWatchFile(file);
      for (const [fileName, source] of wordFiles()) this.emitFile({ type: 'asset', fileName, source });
    },
    // Every page needs the keys, whatever its language: they are fetched beside its script, not after it.
    transformIndexHtml: {
      order: 'post',
      handler: (html, { bundle, path }) =>
        bundle && !path.endsWith('offscreen/index.html')
          ? { html, tags: [{ tag: 'link', attrs: KEYS_LINK, injectTo: 'head-prepend' }] }
          : html,
    },
    writeBundle() {
      for (const { id } of LANGUAGES) {
        const file = join(ROOT, outDir, '_locales', id, 'messages.json');
        if (!existsSync(file)) continue;
        const all = messagesOf(id);
        const kept = Object.fromEntries(
          named.flatMap((key) => (all[key] ? [[key, { message: all[key].message }]] : [])),
        );
        writeFileSync(file, JSON.stringify(kept));
      }
    },
  };
}
