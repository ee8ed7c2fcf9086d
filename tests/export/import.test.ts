/** Files back in: all or nothing, twice is once, and each kind of damage has its line and field in a sentence. */
import { describe, expect, it } from 'vitest';
import { type ImportOptions, importFile } from '../../src/export/import.ts';
import { splitLines } from '../../src/export/split-lines.ts';
import { appendSample, budgetUsed, type Store } from '../../src/store/index.ts';
import { fullDisk } from '../store/full-disk.ts';
import { allSamples, makeSample, newStore } from '../store/make.ts';
import { blobOf, fill, hashOf, linesOf } from './lines.ts';

const importLines = (store: Store, lines: readonly string[], options: ImportOptions = {}) =>
  importFile(store, blobOf(lines), options);

describe('import', () => {
  it('gives back exactly what was exported, by the hash of all rows, and exports to the same file', async () => {
    const [from, into] = [await newStore(), await newStore()];
    await fill(from, 30);
    const lines = await linesOf(from);
    expect(await importLines(into, lines)).toMatchObject({ ok: true, stored: 180, known: 0 });
    expect(hashOf(await allSamples(into))).toBe(hashOf(await allSamples(from)));
    expect(await linesOf(into)).toEqual(lines);
  });

  it('stores nothing twice and charges nothing to the budget', async () => {
    const store = await newStore();
    await fill(store, 5);
    const used = await budgetUsed(store, '2026-03-01');
    const lines = await linesOf(store);
    expect(await importLines(store, lines)).toMatchObject({ ok: true, stored: 0, known: 30 });
    expect(await allSamples(store)).toHaveLength(30);
    expect(await budgetUsed(store, '2026-03-01')).toBe(used);
  });

  const damages: [string, (lines: string[]) => void, RegExp][] = [
    ['an empty file', (lines) => lines.splice(0), /^Line 1: the file is empty\.$/],
    ['another format', (lines) => lines.splice(0, 1, '{"a":1}'), /^Line 1: format: must be "tailback-samples"/],
    ['a newer version', (lines) => edit(lines, 0, { version: 3 }), /^Line 1: version: 3 is newer than 2.*update it\.$/],
    [
      'a bad setting',
      (lines) => edit(lines, 0, { settings: { country: 5 } }),
      /^Line 1: settings: country: must be a text\.$/,
    ],
    ['a torn last line', (lines) => lines.push((lines.pop() ?? '').slice(0, 30)), /^Line 14: is not valid JSON/],
    ['a missing last line', (lines) => lines.pop(), /^Line 13: the last line is missing: the file was cut off/],
    [
      'a missing line',
      (lines) => lines.splice(5, 1),
      /^Line 13: the file has 11 samples where its last line says 12: it was cut off or changed/,
    ],
    ['a line behind the last', (lines) => lines.push(lines[2] ?? ''), /^Line 15: stands after the last line/],
    ['a file of rounds', (lines) => edit(lines, 0, { format: 'tailback-rounds' }), /^Line 1: .*holds no samples: take/],
    ['a file of another program', (lines) => lines.splice(0, 14, '<!doctype html>'), /^Line 1: is not valid JSON/],
    ['a missing field', (lines) => edit(lines, 4, { timings: {} }), /^Line 5: timings\.totalMs: is missing\.$/],
    [
      'a wrong word',
      (lines) => edit(lines, 2, { outcome: 'fine' }),
      /^Line 3: outcome: must be "ok" or "failed" or "aborted"\.$/,
    ],
    ['an unknown field', (lines) => edit(lines, 2, { speed: 1 }), /^Line 3: has a field that is not known: speed\.$/],
    ['a negative size', (lines) => edit(lines, 2, { costBytes: -1 }), /^Line 3: costBytes: must be at least 0\.$/],
    ['a foreign id', (lines) => edit(lines, 2, { id: 'x#1' }), /^Line 3: id: must begin with its round, "r\d#"\.$/],
    ['a time beyond time', (lines) => edit(lines, 2, { at: 9e15 }), /^Line 3: at: must be a time/],
    ['a line twice', (lines) => lines.splice(9, 0, lines[3] ?? ''), /^Line 10: id: r\d#\d is on line 4 already\.$/],
    ['an array', (lines) => lines.splice(6, 1, '[1]'), /^Line 7: must be a JSON object\.$/],
  ];
  it.each(damages)('refuses %s by line and field, and imports nothing', async (_word, damage, sentence) => {
    const [from, into] = [await newStore(), await newStore()];
    await fill(from, 2);
    const lines = await linesOf(from);
    damage(lines);
    const result = await importLines(into, lines);
    expect(result.ok).toBe(false);
    expect(result.ok ? '' : result.problems[0]?.text).toMatch(sentence);
    expect(await into.count('samples')).toBe(0);
  });

  it('names each bad line, up to twenty', async () => {
    const from = await newStore();
    await fill(from, 10);
    const lines = await linesOf(from);
    for (const n of [3, 5]) edit(lines, n, { status: 'x' });
    const few = await importLines(await newStore(), lines);
    expect(few.ok ? [] : few.problems.map(({ text }) => text)).toEqual([
      'Line 4: status: must be a number.',
      'Line 6: status: must be a number.',
    ]);
    for (let n = 1; n < lines.length; n += 1) lines[n] = 'x';
    const many = await importLines(await newStore(), lines);
    expect(many.ok ? 0 : many.problems.length).toBe(20);
  });

  it('refuses an id that is stored with another content, and leaves everything as it was', async () => {
    const [from, into] = [await newStore(), await newStore()];
    await fill(from, 3);
    const lines = await linesOf(from);
    await appendSample(into, { ...JSON.parse(lines.at(-2) ?? ''), status: 503 });
    const result = await importLines(into, lines);
    expect(result.ok ? [] : result.problems.map(({ text }) => text)).toEqual([
      `Line ${lines.length - 1}: id: another sample with this id is stored already; nothing was imported.`,
    ]);
    expect(await allSamples(into)).toHaveLength(1);
  });

  it('tells how far it is, and imports nothing when it is stopped while reading or while storing', async () => {
    const from = await newStore();
    await fill(from, 400);
    const lines = await linesOf(from);
    for (const step of ['read', 'store'] as const) {
      const [into, stop] = [await newStore(), new AbortController()];
      const told: string[] = [];
      const progress = (now: string, done: number, all: number): void => {
        told.push(`${now} ${done} ${all}`);
        if (now === step) stop.abort(new Error('enough'));
      };
      await expect(importLines(into, lines, { signal: stop.signal, progress })).rejects.toThrow('enough');
      expect(await into.count('samples')).toBe(0);
      expect(told.at(-1)).toBe(step === 'read' ? 'read 200 200' : 'store 250 1200');
    }
    const into = await newStore();
    let pauses = 0;
    const pause = (): undefined => {
      pauses += 1;
    };
    expect(await importLines(into, lines, { pause })).toMatchObject({ ok: true, stored: 2_400 });
    expect(pauses).toBe(13);
  });

  it.each(['request', 'commit', 'firefox'] as const)(
    'imports nothing when the disk is full at the %s',
    async (failsAt) => {
      const [from, into] = [await newStore(), await newStore()];
      await fill(from, 5);
      const lines = await linesOf(from);
      await appendSample(into, makeSample('mine', 1));
      const disk = fullDisk(5000, failsAt);
      try {
        await expect(importLines(into, lines)).rejects.toThrow(/no room to import.*Nothing was imported/);
      } finally {
        disk.restore();
      }
      expect(await allSamples(into)).toEqual([makeSample('mine', 1)]);
    },
  );
});

describe('splitLines', () => {
  it('gives the same lines however the text is cut', async () => {
    const text = 'ä1\r\n\n{"b":2}\nlast';
    for (let size = 1; size <= text.length; size += 1) {
      const pieces = Array.from({ length: Math.ceil(text.length / size) }, (_, i) =>
        text.slice(i * size, (i + 1) * size),
      );
      const lines: string[] = [];
      for await (const line of splitLines(pieces)) lines.push(line);
      expect(lines).toEqual(['ä1', '', '{"b":2}', 'last']);
    }
  });
});

function edit(lines: string[], n: number, change: object): void {
  lines[n] = JSON.stringify({ ...JSON.parse(lines[n] ?? '{}'), ...change });
}
