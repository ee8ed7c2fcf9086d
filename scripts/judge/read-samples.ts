/**
 * Reads an export for judging. Stricter than an import in one way (the order of lines is the order of time, since a replay
 * depends on it) and milder in two: of the header only format, version and settings are needed, and a torn last line, as a
 * full disk or a cut download leaves it, costs that line alone.
 */
import { FILE_VERSION, parseSampleLine } from '../../src/report/samples-file.ts';
import type { Sample } from '../../src/sample.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../src/settings.ts';
import { parseSettings } from '../../src/store/keep-settings.ts';

export type ReadResult =
  /** `torn`: a sentence on the last line, where it was cut off. */
  { samples: Sample[]; settings: Settings; torn?: string } | { problem: string };

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function readHeader(line: string): { settings: Settings } | { problem: string } {
  if (!isJson(line)) return { problem: 'is not valid JSON; the header of a Tailback export is expected' };
  const header: unknown = JSON.parse(line);
  if (typeof header !== 'object' || header === null || !('format' in header) || header.format !== 'tailback-samples') {
    return { problem: 'format: must be "tailback-samples": is this a Tailback export?' };
  }
  const version = 'version' in header ? header.version : undefined;
  if (version !== FILE_VERSION) {
    return {
      problem: `version: must be ${FILE_VERSION}, which this Tailback reads, not ${JSON.stringify(version) ?? 'missing'}`,
    };
  }
  return 'settings' in header ? parseSettings(header.settings) : { settings: DEFAULT_SETTINGS };
}

/** @param text the whole file */
export function readSamples(text: string): ReadResult {
  const lines = text.split('\n').map((line) => line.replace(/\r$/, ''));
  if (lines.at(-1) === '') lines.pop();
  const [first, ...rest] = lines;
  if (first === undefined) return { problem: 'Line 1: the file is empty.' };
  const header = readHeader(first);
  if ('problem' in header) return { problem: `Line 1: ${header.problem}.` };
  const samples: Sample[] = [];
  const lineOf = new Map<string, number>();
  for (const [index, line] of rest.entries()) {
    const number = index + 2;
    if (number === lines.length && !isJson(line)) {
      const torn = `Line ${number}: is cut off; the ${samples.length} samples before it are judged.`;
      return { samples, settings: header.settings, torn };
    }
    const parsed = parseSampleLine(line);
    if ('problem' in parsed) return { problem: `Line ${number}: ${parsed.problem}.` };
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
  return { samples, settings: header.settings };
}
