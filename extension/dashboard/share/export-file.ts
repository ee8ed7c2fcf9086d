/** Makes the file of an export. Loaded when somebody exports: writers of Parquet and zip are no part of what the page needs first. */
import type { ExportChoice } from '../../../src/export/choices.ts';
import { exportName, exportPieces, exportType, hasRows } from '../../../src/export/export-file.ts';
import type { Store } from '../../../src/store/index.ts';
import { browser } from '../../platform/browser.ts';
import { turns } from '../idle.ts';

/** Pieces are joined to so many bytes before they become a part: a Blob of a hundred thousand parts is slow. */
const PART_BYTES = 4_000_000;

export interface MadeFile {
  file: Blob;
  name: string;
}

export interface MakeOptions {
  signal: AbortSignal;
  progress: (step: 'judge' | 'write', done: number, all: number) => void;
}

/** Null where the choice holds nothing. @throws the signal's reason; an error where what is stored went away meanwhile */
export async function makeFile(
  store: Store,
  choice: ExportChoice,
  now: number,
  { signal, progress }: MakeOptions,
): Promise<MadeFile | null> {
  if (!(await hasRows(store, choice))) return null;
  const parts: Blob[] = [];
  let pieces: (string | Uint8Array<ArrayBuffer>)[] = [];
  let size = 0;
  const { version } = browser.runtime.getManifest();
  const options = { choice, version, now, progress, pause: turns(signal) };
  for await (const piece of exportPieces(store, options)) {
    pieces.push(piece);
    size += piece.length;
    if (size < PART_BYTES) continue;
    // The browser may keep a Blob on disk: memory stays flat.
    parts.push(new Blob(pieces));
    [pieces, size] = [[], 0];
  }
  return { file: new Blob([...parts, ...pieces], { type: exportType(choice) }), name: exportName(choice, now) };
}
