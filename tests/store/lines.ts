/** Stores to export and the lines that come out, for the tests of export and import. */
import { createHash } from 'node:crypto';
import { expect } from 'vitest';
import { exportLines } from '../../src/report/export.ts';
import type { Sample } from '../../src/sample.ts';
import { appendSample, canonical, type Store } from '../../src/store/index.ts';
import { HOUR, MINUTE, makeSample, T0 } from './make.ts';

export const OPTIONS = { version: '0.1.0', now: T0 + 100 * HOUR };

export async function fill(store: Store, rounds: number): Promise<void> {
  for (let n = 0; n < rounds; n += 1) {
    // Targets are stored in another order than time's, and every third round runs over the hour.
    for (const [i, target] of ['whatsapp', 'google', 'signal'].entries()) {
      const at = T0 + n * 17 * MINUTE + ((i * 7) % 3) * 40_000;
      await appendSample(store, makeSample(`r${n}`, i, { at, target, progress: [[0.1 + n / 3, n]], ip: '192.0.2.1' }));
      await appendSample(store, makeSample(`r${n}`, i + 3, { at: at + 25 * MINUTE, target, protocol: 'h1' }));
    }
  }
}

export async function linesOf(store: Store, options = {}): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of exportLines(store, { ...OPTIONS, ...options })) {
    expect(line.endsWith('\n')).toBe(true);
    lines.push(line.slice(0, -1));
  }
  return lines;
}

export function hashOf(samples: readonly Sample[]): string {
  const rows = samples.map(canonical).sort();
  return createHash('sha256').update(rows.join('\n')).digest('hex');
}
