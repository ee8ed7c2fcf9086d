/**
 * Reads an exported file into the store: all of it or nothing. Everything is checked before the first write, and the
 * writes are one transaction. It holds the file's samples in memory meanwhile.
 */
import { type Fault, faultOf } from '../fault.ts';
import type { Store } from '../store/index.ts';
import { putSamples } from '../store/put-samples.ts';
import { ofFile } from './collected.ts';
import { readFile } from './read-file.ts';

export interface ImportOptions {
  /** Stopped by it, nothing is imported. @throws its reason */
  signal?: AbortSignal;
  /** Samples read, then records stored, of all. */
  progress?: (step: 'read' | 'store', done: number, all: number) => void;
  /** Called now and then while reading: may wait, so that a page answers meanwhile. */
  pause?: () => Promise<void> | undefined;
}

export type ImportResult =
  /** `known` were stored already. The settings in the file are not applied. */
  | { ok: true; stored: number; known: number }
  /** In the order of the file; nothing was imported. */
  | { ok: false; problems: Fault[] };

const SHAREABLE = ofFile(
  faultOf(
    'shareable',
    'was made to be handed on, with coarse times and no addresses: `npm run judge` reads it, an import needs a full export',
  ),
);

/** @throws StoreError `full`: then, too, nothing was imported. */
export async function importFile(store: Store, file: Blob, options: ImportOptions = {}): Promise<ImportResult> {
  const { signal, progress, pause } = options;
  const read = await readFile(file, {
    ...(signal && { signal }),
    ...(pause && { pause }),
    ...(progress && { progress: (done, all) => progress('read', done, all) }),
  });
  if ('problems' in read) return { ok: false, problems: read.problems };
  // Its times and names are not those of this computer: among its own samples they would be judged wrongly.
  if (read.level === 'shareable') return { ok: false, problems: [SHAREABLE] };
  const written = await putSamples(store, read.samples, {
    ...(signal && { signal }),
    ...(progress && { progress: (done, all) => progress('store', done, all) }),
  });
  if (!('conflict' in written)) return { ok: true, ...written };
  const stored = 'id: another sample with this id is stored already; nothing was imported';
  return { ok: false, problems: [read.at(written.conflict, faultOf('stored', stored, written.conflict.id))] };
}
