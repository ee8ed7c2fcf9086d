/**
 * Reads an exported file into the store: all of it or nothing. Everything is checked before the first write, and the
 * writes are one transaction. It holds the file's samples in memory meanwhile.
 */
import type { Sample } from '../sample.ts';
import type { Store } from '../store/index.ts';
import { putSamples } from '../store/put-samples.ts';
import { type Header, parseHeader, parseSampleLine } from './samples-file.ts';

/** More than a year of twelve services. */
const MOST_SAMPLES = 2_000_000;
/** A file of the wrong kind would otherwise give a sentence for each of its lines. */
const MOST_PROBLEMS = 20;

export interface ImportOptions {
  /** Stopped by it, nothing is imported. @throws its reason */
  signal?: AbortSignal;
  /** Samples read, then records stored, of all. */
  progress?: (step: 'read' | 'store', done: number, all: number) => void;
  /** Called now and then while reading: may wait, so that a page answers meanwhile. */
  pause?: () => Promise<void> | undefined;
}

/** Lines between two looks at the options. */
const LINES_A_TURN = 200;

export type ImportResult =
  /** `known` were stored already. The header's settings are not applied. */
  | { ok: true; header: Header; stored: number; known: number }
  /** One sentence a line, in the order of the file; nothing was imported. */
  | { ok: false; problems: string[] };

/** @param lines without line ends (`splitLines`). @throws StoreError `full`: then, too, nothing was imported. */
export async function importLines(
  store: Store,
  lines: AsyncIterable<string> | Iterable<string>,
  options: ImportOptions = {},
): Promise<ImportResult> {
  const read = await readSamples(lines, options);
  if ('problems' in read) return { ok: false, problems: read.problems };
  const { signal, progress } = options;
  const written = await putSamples(store, read.samples, {
    ...(signal && { signal }),
    ...(progress && { progress: (done, all) => progress('store', done, all) }),
  });
  if ('conflict' in written) {
    // Header is line 1, so the first sample is on line 2.
    const line = read.samples.indexOf(written.conflict) + 2;
    return {
      ok: false,
      problems: [`Line ${line}: id: another sample with this id is stored already; nothing was imported.`],
    };
  }
  return { ok: true, header: read.header, ...written };
}

async function readSamples(lines: AsyncIterable<string> | Iterable<string>, options: ImportOptions) {
  const problems: string[] = [];
  const samples: Sample[] = [];
  const lineOf = new Map<string, number>();
  let header: Header | undefined;
  let number = 0;
  for await (const line of lines) {
    number += 1;
    if (number % LINES_A_TURN === 0) {
      options.signal?.throwIfAborted();
      options.progress?.('read', samples.length, header?.samples ?? samples.length);
      await options.pause?.();
    }
    const problem = number === 1 ? takeHeader(line) : takeSample(line);
    if (problem) problems.push(`Line ${number}: ${problem}.`);
    // Without a header the rest is not worth reading.
    if (problems.length >= MOST_PROBLEMS || (number === 1 && problem) || samples.length > MOST_SAMPLES) break;
  }
  if (number === 0) problems.push('Line 1: the file is empty.');
  if (samples.length > MOST_SAMPLES)
    problems.push(`The file has more than ${MOST_SAMPLES} samples: import it in parts.`);
  if (header && problems.length === 0 && header.samples !== samples.length) {
    const found = `the file has ${samples.length} samples where its header says ${header.samples}`;
    problems.push(`Line ${number}: ${found}: it was cut off or changed, export it again.`);
  }
  return header && problems.length === 0 ? { header, samples } : { problems };

  function takeHeader(line: string): string | undefined {
    const parsed = parseHeader(line);
    if ('problem' in parsed) return parsed.problem;
    header = parsed.value;
    return undefined;
  }

  function takeSample(line: string): string | undefined {
    const parsed = parseSampleLine(line);
    if ('problem' in parsed) return parsed.problem;
    const before = lineOf.get(parsed.value.id);
    if (before !== undefined) return `id: ${parsed.value.id} is on line ${before} already`;
    lineOf.set(parsed.value.id, number);
    samples.push(parsed.value);
    return undefined;
  }
}
