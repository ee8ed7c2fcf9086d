/** Makes the file of an export. Loaded when somebody exports: writers of Parquet and zip are no part of what the page needs first. */
import type { ExportChoice } from '../../../src/export/choices.ts';
import { exportName, exportPieces, exportType, hasRows } from '../../../src/export/export-file.ts';
import type { Store } from '../../../src/store/index.ts';
import { browser } from '../../platform/browser.ts';
import { soon, turns } from '../idle.ts';
import { BlobParts } from './blob-parts.ts';

export interface MadeFile {
  file: Blob;
  name: string;
}

export interface MakeOptions {
  signal: AbortSignal;
  progress: (step: 'judge' | 'write', done: number, all: number) => void;
}

/** Drawing each of hundreds of steps takes time from the work that they show. */
const SHOWN_EVERY_MS = 200;

function seldom(progress: MakeOptions['progress']): MakeOptions['progress'] {
  let shown = Number.NEGATIVE_INFINITY;
  let before: string | undefined;
  return (step, done, all) => {
    const now = performance.now();
    if (step === before && now - shown < SHOWN_EVERY_MS) return;
    [shown, before] = [now, step];
    progress(step, done, all);
  };
}

/** Null where the choice holds nothing. @throws the signal's reason; an error where what is stored went away meanwhile */
export async function makeFile(
  store: Store,
  choice: ExportChoice,
  now: number,
  { signal, progress }: MakeOptions,
): Promise<MadeFile | null> {
  if (!(await hasRows(store, choice))) return null;
  const parts = new BlobParts();
  const { version } = browser.runtime.getManifest();
  const options = { choice, version, now, progress: seldom(progress), pause: turns(signal, soon) };
  for await (const piece of exportPieces(store, options)) parts.add(piece);
  return { file: parts.file(exportType(choice)), name: exportName(choice, now) };
}
