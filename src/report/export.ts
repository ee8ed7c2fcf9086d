/**
 * Writes samples as NDJSON, line by line: ninety days need the memory of one hour. The file is complete, server
 * addresses and the local network key included: it is the person's own copy, never what is uploaded.
 */
import type { Sample } from '../sample.ts';
import { HOUR_MS } from '../store/hour.ts';
import { getSettings, openRounds, type SampleRange, type Store, samplesByHour } from '../store/index.ts';
import { FILE_VERSION, type Header } from './samples-file.ts';

export interface ExportOptions extends SampleRange {
  /** Version of the extension, `x.y.z`. */
  version: string;
  /** UTC ms. */
  now: number;
}

/**
 * Header, then samples in time order; each line ends in a line feed. Samples that arrive meanwhile are left out, so that
 * the header's counts hold.
 * @throws Error with a sentence when stored samples went away meanwhile (retention, a full disk, "delete everything").
 */
export async function* exportLines(store: Store, options: ExportOptions): AsyncGenerator<string> {
  const settings = await getSettings(store, options.now);
  const present = await countPresent(store, options);
  const header: Header = {
    format: 'tailback-samples',
    version: FILE_VERSION,
    software: `tailback/${options.version}`,
    exportedAt: new Date(options.now).toISOString(),
    settings,
    rounds: present.rounds,
    samples: present.samples,
  };
  yield `${JSON.stringify(header)}\n`;
  let written = 0;
  for await (const hour of samplesByHour(store, options)) {
    for (const sample of hour.filter(present.has)) {
      written += 1;
      yield `${JSON.stringify(sample)}\n`;
    }
  }
  if (written !== present.samples) {
    throw new Error(
      'Stored samples were removed while they were being exported: the file is not complete, export again.',
    );
  }
}

/**
 * A first pass that only counts, since the header comes first. Where new samples may still come, in open rounds and in
 * the last hour, ids are remembered; of all others the round alone.
 */
async function countPresent(store: Store, range: ExportOptions) {
  const open = new Set((await openRounds(store)).map((round) => round.id));
  const rounds = new Set<string>();
  const growing = new Set<string>();
  const mayGrow = (sample: Sample) => open.has(sample.round) || sample.at >= range.now - HOUR_MS;
  let samples = 0;
  for await (const hour of samplesByHour(store, range)) {
    samples += hour.length;
    for (const sample of hour) {
      rounds.add(sample.round);
      if (mayGrow(sample)) growing.add(sample.id);
    }
  }
  const has = (sample: Sample) => (mayGrow(sample) ? growing.has(sample.id) : rounds.has(sample.round));
  return { rounds: rounds.size, samples, has };
}
