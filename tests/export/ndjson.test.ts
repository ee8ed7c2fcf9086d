/** Files out: the last line counts what came before, or the export fails; a large store is never held in memory. */
import { describe, expect, it, vi } from 'vitest';
import { exportPieces } from '../../src/export/export-file.ts';
import { importFile } from '../../src/export/import.ts';
import { DEFAULT_SETTINGS } from '../../src/settings.ts';
import { appendSample, deleteEverything, saveRound, saveSettings } from '../../src/store/index.ts';
import { allSamples, HOUR, MINUTE, makeRound, makeSample, newStore, T0 } from '../store/make.ts';
import { blobOf, fill, hashOf, linesOf, OPTIONS } from './lines.ts';

describe('export', () => {
  it('begins with a header, has every sample once in time order, and ends with their number', async () => {
    const store = await newStore();
    await fill(store, 20);
    const settings = { ...DEFAULT_SETTINGS, consentedAt: T0, country: 'IR' };
    await saveSettings(store, settings, T0);
    const [header, ...rows] = (await linesOf(store)).map((line) => JSON.parse(line));
    const end = rows.pop();
    expect(header).toEqual({
      ...{ format: 'tailback-samples', version: 2, level: 'full', software: 'tailback/0.1.0' },
      exportedAt: new Date(OPTIONS.now).toISOString(),
      settings,
    });
    expect(end).toEqual({ end: 'tailback-samples', rounds: 20, samples: 120 });
    expect(new Set(rows.map((row) => row.id)).size).toBe(120);
    expect(rows.every((row, i) => i === 0 || row.at >= rows[i - 1].at)).toBe(true);
  });

  it('takes a part by time and service, and counts that part', async () => {
    const store = await newStore();
    await fill(store, 20);
    const [from, to] = [T0 + HOUR, T0 + 3 * HOUR];
    const lines = (await linesOf(store, { from, to, services: ['signal'] })).map((line) => JSON.parse(line));
    const wanted = (await allSamples(store)).filter((s) => s.target === 'signal' && s.at >= from && s.at < to);
    expect(hashOf(lines.slice(1, -1))).toBe(hashOf(wanted));
    expect(lines.at(-1)).toMatchObject({ samples: wanted.length, rounds: new Set(wanted.map((s) => s.round)).size });
    expect(wanted.length).toBeGreaterThan(3);
  });

  it('holds what is measured meanwhile or does not, and counts what it holds', async () => {
    const store = await newStore();
    await fill(store, 6);
    await saveRound(store, makeRound('r0', { state: 'open' }));
    const pieces: string[] = [];
    const choice = { level: 'full', format: 'ndjson', table: 'samples' } as const;
    for await (const piece of exportPieces(store, { ...OPTIONS, now: T0 + 5 * HOUR, choice })) {
      pieces.push(String(piece));
      await appendSample(store, makeSample('r0', 90 + pieces.length, { at: T0 + 20 * MINUTE }));
      await appendSample(store, makeSample(`new${pieces.length}`, 1, { at: T0 + 5 * HOUR }));
    }
    const lines = pieces.join('').trimEnd().split('\n');
    expect(lines.length).toBeGreaterThanOrEqual(38);
    expect(await importFile(await newStore(), blobOf(lines))).toMatchObject({ ok: true });
  });

  it('says so when samples vanish meanwhile instead of giving a short file', async () => {
    const store = await newStore();
    await fill(store, 6);
    const choice = { level: 'full', format: 'ndjson', table: 'samples' } as const;
    const pieces = exportPieces(store, { ...OPTIONS, choice });
    await pieces.next();
    await pieces.next();
    await deleteEverything(store);
    await expect(pieces.next()).rejects.toThrow(/removed while they were being exported.*export again/);
  });

  it('holds no more than some hours of records at a time', async () => {
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
    expect(await linesOf(store)).toHaveLength(202);
    spy.mockRestore();
    expect(most).toBe(12);
  });
});
