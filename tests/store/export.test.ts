import { createHash } from 'node:crypto';
import { describe, expect, it, vi } from 'vitest';
import { exportLines } from '../../src/report/export.ts';
import { importLines } from '../../src/report/import.ts';
import { splitLines } from '../../src/report/split-lines.ts';
import type { Sample } from '../../src/sample.ts';
import { DEFAULT_SETTINGS } from '../../src/settings.ts';
import { canonical } from '../../src/store/canonical.ts';
import {
  appendSample,
  budgetUsed,
  deleteEverything,
  type Store,
  saveRound,
  saveSettings,
} from '../../src/store/index.ts';
import { fullDisk } from './full-disk.ts';
import { allSamples, HOUR, MINUTE, makeRound, makeSample, newStore, T0 } from './make.ts';

const OPTIONS = { version: '0.1.0', now: T0 + 100 * HOUR };

async function fill(store: Store, rounds: number): Promise<void> {
  for (let n = 0; n < rounds; n += 1) {
    // Targets are stored in another order than time's, and every third round runs over the hour.
    for (const [i, target] of ['whatsapp', 'google', 'signal'].entries()) {
      const at = T0 + n * 17 * MINUTE + ((i * 7) % 3) * 40_000;
      await appendSample(store, makeSample(`r${n}`, i, { at, target, progress: [[0.1 + n / 3, n]], ip: '192.0.2.1' }));
      await appendSample(store, makeSample(`r${n}`, i + 3, { at: at + 25 * MINUTE, target, protocol: 'h1' }));
    }
  }
}

async function linesOf(store: Store, options = {}): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of exportLines(store, { ...OPTIONS, ...options })) {
    expect(line.endsWith('\n')).toBe(true);
    lines.push(line.slice(0, -1));
  }
  return lines;
}

function hashOf(samples: readonly Sample[]): string {
  const rows = samples.map(canonical).sort();
  return createHash('sha256').update(rows.join('\n')).digest('hex');
}

describe('export', () => {
  it('begins with a header that counts, then has every sample once in time order', async () => {
    const store = await newStore();
    await fill(store, 20);
    const settings = { ...DEFAULT_SETTINGS, consentedAt: T0, country: 'IR' };
    await saveSettings(store, settings, T0);
    const [header, ...rows] = (await linesOf(store)).map((line) => JSON.parse(line));
    expect(header).toEqual({
      format: 'tailback-samples',
      version: 1,
      software: 'tailback/0.1.0',
      exportedAt: new Date(OPTIONS.now).toISOString(),
      settings,
      rounds: 20,
      samples: 120,
    });
    expect(new Set(rows.map((row) => row.id)).size).toBe(120);
    expect(rows.every((row, i) => i === 0 || row.at >= rows[i - 1].at)).toBe(true);
  });

  it('takes a part by time and target, and counts that part', async () => {
    const store = await newStore();
    await fill(store, 20);
    const [from, to] = [T0 + HOUR, T0 + 3 * HOUR];
    const [header, ...rows] = (await linesOf(store, { from, to, targets: ['signal'] })).map((line) => JSON.parse(line));
    const wanted = (await allSamples(store)).filter((s) => s.target === 'signal' && s.at >= from && s.at < to);
    expect(hashOf(rows)).toBe(hashOf(wanted));
    expect(header.samples).toBe(wanted.length);
    expect(header.rounds).toBe(new Set(wanted.map((sample) => sample.round)).size);
    expect(wanted.length).toBeGreaterThan(3);
  });

  it('leaves out what is measured meanwhile, so that its counts hold', async () => {
    const store = await newStore();
    await fill(store, 6);
    await saveRound(store, makeRound('r0', { state: 'open' }));
    const lines: string[] = [];
    for await (const line of exportLines(store, { ...OPTIONS, now: T0 + 5 * HOUR })) {
      lines.push(line);
      if (lines.length > 5) continue;
      await appendSample(store, makeSample('r0', 90 + lines.length, { at: T0 + 20 * MINUTE }));
      await appendSample(store, makeSample(`new${lines.length}`, 1, { at: T0 + 5 * HOUR }));
    }
    expect(lines).toHaveLength(37);
    expect(
      await importLines(
        await newStore(),
        lines.map((line) => line.trimEnd()),
      ),
    ).toMatchObject({ ok: true });
  });

  it('says so when samples vanish meanwhile instead of giving a short file', async () => {
    const store = await newStore();
    await fill(store, 6);
    const lines = exportLines(store, OPTIONS);
    await lines.next();
    await deleteEverything(store);
    await expect(lines.next()).rejects.toThrow(/removed while they were being exported.*export again/);
  });

  it('holds no more than an hour of records at a time', async () => {
    const store = await newStore();
    for (let n = 0; n < 200; n += 1) await appendSample(store, makeSample(`r${n}`, 1, { at: T0 + n * 15 * MINUTE }));
    let most = 0;
    const getAll = IDBIndex.prototype.getAll;
    const spy = vi.spyOn(IDBIndex.prototype, 'getAll').mockImplementation(function (this: IDBIndex, ...args) {
      const request = getAll.apply(this, args);
      request.addEventListener('success', () => {
        most = Math.max(most, request.result.length);
      });
      return request;
    });
    expect(await linesOf(store)).toHaveLength(201);
    spy.mockRestore();
    expect(most).toBe(4);
  });
});

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
    ['a newer version', (lines) => edit(lines, 0, { version: 2 }), /^Line 1: version: 2 is newer than 1.*update it\.$/],
    [
      'a bad setting',
      (lines) => edit(lines, 0, { settings: { country: 5 } }),
      /^Line 1: settings: country: must be a text\.$/,
    ],
    ['a torn last line', (lines) => lines.push((lines.pop() ?? '').slice(0, 50)), /^Line 13: is not valid JSON/],
    ['a missing line', (lines) => lines.pop(), /^Line 12: the file has 11 samples where its header says 12/],
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
    ['a line twice', (lines) => lines.push(lines[3] ?? ''), /^Line 14: id: r\d#\d is on line 4 already\.$/],
    ['an array', (lines) => lines.splice(6, 1, '[1]'), /^Line 7: must be a JSON object\.$/],
  ];
  it.each(damages)('refuses %s by line and field, and imports nothing', async (_word, damage, sentence) => {
    const [from, into] = [await newStore(), await newStore()];
    await fill(from, 2);
    const lines = await linesOf(from);
    damage(lines);
    const result = await importLines(into, lines);
    expect(result.ok).toBe(false);
    expect(result.ok ? '' : result.problems[0]).toMatch(sentence);
    expect(await into.count('samples')).toBe(0);
  });

  it('names each bad line, up to twenty', async () => {
    const from = await newStore();
    await fill(from, 10);
    const lines = await linesOf(from);
    for (const n of [3, 5]) edit(lines, n, { status: 'x' });
    const few = await importLines(await newStore(), lines);
    expect(few).toEqual({
      ok: false,
      problems: ['Line 4: status: must be a number.', 'Line 6: status: must be a number.'],
    });
    for (let n = 1; n < lines.length; n += 1) lines[n] = 'x';
    const many = await importLines(await newStore(), lines);
    expect(many.ok ? 0 : many.problems.length).toBe(20);
  });

  it('refuses an id that is stored with another content, and leaves everything as it was', async () => {
    const [from, into] = [await newStore(), await newStore()];
    await fill(from, 3);
    const lines = await linesOf(from);
    await appendSample(into, { ...JSON.parse(lines.at(-1) ?? ''), status: 503 });
    const result = await importLines(into, lines);
    expect(result.ok ? [] : result.problems).toEqual([
      `Line ${lines.length}: id: another sample with this id is stored already; nothing was imported.`,
    ]);
    expect(await allSamples(into)).toHaveLength(1);
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
