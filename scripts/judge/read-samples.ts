/**
 * Reads an export for judging, in any of our formats. NDJSON is read stricter than by an import in one way (the order of lines is the
 * order of time, since a replay depends on it) and milder in two: of the header only format, version and settings are needed, and a
 * file that was cut off, as a full disk or a broken download leaves it, costs what is missing alone.
 */
import { atPlace } from '../../src/export/collected.ts';
import { readFile } from '../../src/export/read-file.ts';
import {
  FILE_VERSION,
  NO_HEADER,
  NO_OBJECT,
  notSamples,
  parseEnd,
  parseSampleLine,
} from '../../src/export/samples-file.ts';
import { type Fault, faultOf } from '../../src/fault.ts';
import type { Sample } from '../../src/sample.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../src/settings.ts';
import { parseSettings } from '../../src/store/keep-settings.ts';
import { byTime } from '../../src/store/record.ts';

export type ReadResult =
  /** `torn`: a sentence on where it was cut off. */
  { samples: Sample[]; settings: Settings; torn?: string } | { problem: string };

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function readHeader(line: string): { settings: Settings; ends: boolean } | { problem: Fault } {
  if (!isJson(line)) return { problem: NO_HEADER };
  const header: unknown = JSON.parse(line);
  if (typeof header !== 'object' || header === null || Array.isArray(header)) return { problem: NO_OBJECT };
  if (!('format' in header) || header.format !== 'tailback-samples') return { problem: notSamples({ ...header }) };
  const version = 'version' in header ? header.version : undefined;
  if (version === undefined) return { problem: faultOf('missing', 'version: is missing', 'version') };
  if (version !== 1 && version !== FILE_VERSION) {
    const wanted =
      typeof version === 'number' && version > FILE_VERSION ? `at most ${FILE_VERSION}` : `1 or ${FILE_VERSION}`;
    const text = `version: must be ${wanted}, which this Tailback reads, not ${JSON.stringify(version)}`;
    return { problem: faultOf('wrong', text, 'version') };
  }
  const read = 'settings' in header ? parseSettings(header.settings) : { settings: DEFAULT_SETTINGS };
  return 'problem' in read ? read : { settings: read.settings, ends: version === FILE_VERSION };
}

/** @param text the whole file */
function readLines(text: string): ReadResult {
  const lines = text.split('\n').map((line) => line.replace(/\r$/, ''));
  // An editor, or a copy by hand, leaves more than one at the end.
  while (lines.at(-1)?.trim() === '') lines.pop();
  const [first, ...rest] = lines;
  if (first === undefined) return { problem: 'Line 1: the file is empty.' };
  const header = readHeader(first);
  if ('problem' in header) return { problem: atPlace('line', 1, header.problem).text };
  const { settings, ends } = header;
  const samples: Sample[] = [];
  const lineOf = new Map<string, number>();
  for (const [index, line] of rest.entries()) {
    const number = index + 2;
    if (number === lines.length && parseEnd(line) !== null) return { samples, settings };
    if (number === lines.length && !isJson(line)) {
      return {
        samples,
        settings,
        torn: `Line ${number}: is cut off; the ${samples.length} samples before it are judged.`,
      };
    }
    const parsed = parseSampleLine(line);
    if ('problem' in parsed) return { problem: atPlace('line', number, parsed.problem).text };
    const { id, at } = parsed.value;
    const earlier = lineOf.get(id);
    if (earlier !== undefined) return { problem: `Line ${number}: id: ${id} is on line ${earlier} already.` };
    const before = samples.at(-1);
    if (before && at < before.at) {
      return {
        problem: `Line ${number}: at: lies before that of line ${number - 1}; samples must be in the order of time.`,
      };
    }
    lineOf.set(id, number);
    samples.push(parsed.value);
  }
  const torn = `Line ${lines.length}: the last line is missing; the ${samples.length} samples before it are judged.`;
  return { samples, settings, ...(ends && { torn }) };
}

export async function readSamples(file: Blob): Promise<ReadResult> {
  const start = await file.slice(0, 64).text();
  const isTable = /^(PAR1|PK|(\ufeff)?["\w]+[,"])/.test(start);
  // Whatever begins as JSON, or as a text that we do not know, is told about by line.
  if (start === '' || (!isTable && /^[\ufeff\s\w"{[]/.test(start))) return readLines(await file.text());
  const read = await readFile(file);
  if ('problems' in read) return { problem: read.problems[0]?.text ?? 'The file cannot be read.' };
  // A table may have been sorted otherwise by whoever had it in between.
  return { samples: read.samples.toSorted(byTime), settings: read.settings ?? DEFAULT_SETTINGS };
}
