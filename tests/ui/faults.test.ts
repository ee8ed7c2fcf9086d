/**
 * Whatever of a person's own is refused, the reason is in the language of the page: files, lists of addresses, the address of a collector,
 * settings. Each word is brought about by what really is refused; names, numbers and code are the only thing that is not translated.
 */
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { useWords } from '../../extension/i18n.ts';
import { faultWords } from '../../extension/ui/fault-words.ts';
import { completeWords } from '../../scripts/words-assets.ts';
import { importFile } from '../../src/export/import.ts';
import type { Fault, FaultWord } from '../../src/fault.ts';
import { LANGUAGES } from '../../src/languages.ts';
import { parseLink } from '../../src/report/collector-link.ts';
import { appendSample, parseSettings } from '../../src/store/index.ts';
import { choiceProblem } from '../../src/targets/choice-problem.ts';
import { CONTROLS, LIST_VERSION, SERVICES } from '../../src/targets/index.ts';
import { parseTargetList, parseTargetListText } from '../../src/targets/list.ts';
import { listRefusal } from '../../src/targets/list-change.ts';
import { fileOf, fill, linesOf } from '../export/lines.ts';
import { newStore } from '../store/make.ts';

const LIST = { version: LIST_VERSION, services: [...SERVICES], controls: [...CONTROLS] };
const NEWER = { ...LIST, version: LIST_VERSION + 1 };

async function refused(file: Blob, into = newStore()): Promise<Fault> {
  const result = await importFile(await into, file);
  if (result.ok || !result.problems[0]) throw new Error('was imported');
  return result.problems[0];
}

async function full(): Promise<string[]> {
  const store = await newStore();
  await fill(store, 2);
  return linesOf(store);
}

async function damaged(damage: (lines: string[]) => void): Promise<Fault> {
  const lines = await full();
  damage(lines);
  return refused(new Blob([lines.join('\n')]));
}

const edited = (n: number, change: object) =>
  damaged((lines) => {
    lines[n] = JSON.stringify({ ...JSON.parse(lines[n] ?? ''), ...change });
  });

async function table(format: 'csv' | 'parquet' | 'zip', level: 'full' | 'shareable' = 'full'): Promise<Blob> {
  const store = await newStore();
  await fill(store, 2);
  return fileOf(store, { format, level });
}

async function csv(edit: (text: string) => string): Promise<Fault> {
  return refused(new Blob([edit(await (await table('csv')).text())]));
}

async function stored(): Promise<Fault> {
  const [lines, into] = [await full(), newStore()];
  await appendSample(await into, { ...JSON.parse(lines[1] ?? ''), status: 503 });
  return refused(new Blob([lines.join('\n')]), into);
}

function faultIn(read: object | null | undefined): Fault {
  const fault = read && 'problem' in read ? read.problem : read;
  if (!fault) throw new Error('was taken');
  return fault as Fault;
}

const KINDS: Readonly<Record<FaultWord, () => Promise<Fault> | Fault>> = {
  missing: () => edited(4, { timings: {} }),
  unknown: () => edited(4, { speed: 1 }),
  expected: () => edited(4, { outcome: 'fine' }),
  wrong: () => edited(4, { at: 9e15 }),
  twice: () => damaged((lines) => lines.splice(9, 0, lines[3] ?? '')),
  empty: () => refused(new Blob([])),
  cut: () => damaged((lines) => lines.pop()),
  rows: () => csv((text) => text.split('\r\n').toSpliced(5, 2).join('\r\n')),
  column: () => csv((text) => text.replace('status', 'speed')),
  foreign: () => refused(new Blob(['<!doctype html>'])),
  'no-samples': () => edited(0, { format: 'tailback-rounds' }),
  newer: () => edited(0, { version: 99 }),
  zip: async () => refused(await table('zip')),
  gzip: () => refused(new Blob([gzipSync('x')])),
  utf16: () => refused(new Blob([new Uint8Array([0xff, 0xfe, 65, 0])])),
  // Two million lines would take a minute, and a footer of another compression another program: as their readers make them.
  'too-many': async () => (await import('../../src/export/collected.ts')).TOO_MANY,
  codec: () => ({ word: 'codec', values: ['ZSTD'], text: 'is compressed by ZSTD' }),
  shareable: async () => refused(await table('parquet', 'shareable')),
  stored,
  unsigned: () => faultIn(parseTargetListText('{')),
  'not-newer': () => faultIn(listRefusal(LIST, LIST, [])),
  stranger: () => faultIn(listRefusal(LIST, NEWER, [])),
  address: () => faultIn(parseLink('relay.example')),
  https: () => faultIn(parseLink('http://relay.example')),
  secret: () => faultIn(parseLink('https://me@relay.example')),
  key: () => faultIn(parseLink('https://relay.example#abc')),
};

const MORE: readonly (() => Fault)[] = [
  () => faultIn(parseSettings({ intervalMinutes: 0 })),
  () => faultIn(parseSettings({ budgetBytes: 'much' })),
  () => faultIn(parseSettings([])),
  () => faultIn(choiceProblem([], 1)),
  () => faultIn(choiceProblem(['icq'], 1)),
  () => faultIn(parseTargetList(null)),
  () => faultIn(parseTargetList({ ...LIST, services: [] })),
  () => faultIn(parseTargetList({ ...LIST, controls: [{ ...CONTROLS[0], id: '?' }] })),
];

/** Names of things, the same everywhere. */
const NAMES = /Tailback|https:\/\/|samples\.(ndjson|csv|parquet)|NDJSON|CSV|Parquet|OONI|ZIP|gzip|UTF-(8|16)|SNAPPY/g;

let faults: Fault[] = [];
beforeAll(async () => {
  faults = MORE.map((make) => make());
  for (const [word, make] of Object.entries(KINDS)) {
    const fault = await make();
    expect(fault.word, fault.text).toBe(word);
    faults.push(fault);
  }
});

describe.each(LANGUAGES.map((language) => [language.id, language] as const))(
  'what is refused, in %s',
  (id, language) => {
    it('is told with its place and its names, and in no other language', () => {
      const english = faults.map((fault) => {
        useWords(language, completeWords('en'));
        return faultWords(fault);
      });
      useWords(language, completeWords(id));
      for (const [i, fault] of faults.entries()) {
        const said = faultWords(fault);
        expect(said, said).not.toMatch(/undefined|\$\d|fault_|\[object/);
        for (const value of fault.values) if (typeof value === 'string') expect(said).toContain(value);
        if (id === 'en') continue;
        expect(said).not.toBe(english[i]);
        expect(said).not.toContain(fault.text);
        const ours = fault.values.reduce<string>((text, value) => text.replaceAll(String(value), ''), said);
        // Where another script is written, a Latin letter would be English.
        if (!['tr', 'es', 'fr', 'pt_BR'].includes(id)) expect(ours.replaceAll(NAMES, ''), said).not.toMatch(/[a-z]/i);
      }
    });
  },
);

describe('a value', () => {
  it('is a name, a number or code: two words of a language never stand side by side', () => {
    for (const { values, text } of faults)
      for (const value of values) expect(String(value), text).not.toMatch(/[a-z]{2,} (?!≥)[a-z]{2,}/i);
  });
});
