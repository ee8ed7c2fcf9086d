/** Stores to export and the lines that come out, for the tests of export and import. */
import { createHash } from 'node:crypto';
import { expect } from 'vitest';
import type { ExportChoice } from '../../src/export/choices.ts';
import { exportPieces } from '../../src/export/export-file.ts';
import type { Sample } from '../../src/sample.ts';
import { appendSample, canonical, type Store } from '../../src/store/index.ts';
import { HOUR, MINUTE, makeSample, T0 } from '../store/make.ts';

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

const FULL: ExportChoice = { level: 'full', format: 'ndjson', table: 'samples' };

/** A file as whoever exports it gets it. */
export async function fileOf(store: Store, choice: Partial<ExportChoice> = {}, options = {}): Promise<Blob> {
  const parts: (string | Uint8Array<ArrayBuffer>)[] = [];
  for await (const piece of exportPieces(store, { ...OPTIONS, ...options, choice: { ...FULL, ...choice } }))
    parts.push(piece);
  return new Blob(parts);
}

export async function linesOf(store: Store, choice: Partial<ExportChoice> = {}, options = {}): Promise<string[]> {
  const text = await (await fileOf(store, choice, options)).text();
  expect(text.endsWith('\n')).toBe(true);
  return text.slice(0, -1).split('\n');
}

export const blobOf = (lines: readonly string[]): Blob => new Blob(lines.map((line) => `${line}\n`));

export function hashOf(samples: readonly Sample[]): string {
  const rows = samples.map(canonical).sort();
  return createHash('sha256').update(rows.join('\n')).digest('hex');
}
