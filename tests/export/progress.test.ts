/** How far an export is, and its end by whoever does not want it any more: no piece comes after that. */
import { beforeAll, describe, expect, it } from 'vitest';
import { FORMATS } from '../../src/export/choices.ts';
import { exportPieces } from '../../src/export/export-file.ts';
import type { Store } from '../../src/store/index.ts';
import { storeOfPast, UNTIL } from './make-past.ts';

let store: Store;
beforeAll(async () => {
  store = await storeOfPast(2);
}, 60_000);

describe.each(FORMATS)('%s', (format) => {
  // Verdicts are computed first, samples only read.
  const table = format === 'ndjson' ? 'samples' : 'verdicts';
  const made = (more: object) =>
    exportPieces(store, {
      version: '0.1.0',
      now: UNTIL,
      choice: { level: 'full', format, table },
      ...more,
    });
  const steps =
    format === 'zip' ? ['judge', 'write'] : format === 'ooni' || table === 'samples' ? ['write'] : ['judge'];

  it('tells how far it is, never back, to the end', async () => {
    const told = new Map<string, [number, number][]>();
    const progress = (step: string, done: number, all: number): void => {
      told.set(step, [...(told.get(step) ?? []), [done, all]]);
    };
    for await (const _ of made({ progress }));
    for (const step of steps) {
      const its = told.get(step) ?? [];
      expect(its.length, step).toBeGreaterThan(1);
      const done = its.map(([now]) => now);
      expect(done).toEqual([...done].sort((a, b) => a - b));
      const [last = 0, all = 0] = its.at(-1) ?? [];
      expect(last / all).toBeCloseTo(1, 1);
    }
  });

  it('ends with the reason of whoever stops it, and writes no more', async () => {
    let [pauses, after] = [0, 0];
    const pause = (): undefined => {
      pauses += 1;
      if (pauses === 3) throw new Error('enough');
    };
    const take = async (): Promise<void> => {
      for await (const _ of made({ pause })) if (pauses >= 3) after += 1;
    };
    await expect(take()).rejects.toThrow('enough');
    expect([pauses, after]).toEqual([3, 0]);
  });
});
