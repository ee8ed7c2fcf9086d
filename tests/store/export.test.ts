/** Files out: the header counts what follows, or the export fails; a large store is never held in memory. */
import { describe, expect, it, vi } from 'vitest';
import { exportLines } from '../../src/report/export.ts';
import { importLines } from '../../src/report/import.ts';
import { DEFAULT_SETTINGS } from '../../src/settings.ts';
import { appendSample, deleteEverything, saveRound, saveSettings } from '../../src/store/index.ts';
import { fill, hashOf, linesOf, OPTIONS } from './lines.ts';
import { allSamples, HOUR, MINUTE, makeRound, makeSample, newStore, T0 } from './make.ts';

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
