/**
 * The exported file: NDJSON, a header on the first line, one sample a line in time order, their number on the last line. docs/sample-format.md is
 * generated from these schemas.
 */

import { type Fault, faultOf } from '../fault.ts';
import { fieldFault } from '../field-problem.ts';
import type { Sample } from '../sample.ts';
import { sampleSchema } from '../sample.ts';
import { settingsSchema } from '../settings.ts';
import { parseSettings } from '../store/keep-settings.ts';
import { z } from '../zod.ts';
import { LEVELS } from './choices.ts';

export const FILE_VERSION = 2;

export const headerSchema = z.strictObject({
  /** Says what the file is. */
  format: z.literal('tailback-samples'),
  /** Version of this format; it rises when an older reader would misread the file. 1 had its counts here and no last line. */
  version: z.union([z.literal(1), z.literal(FILE_VERSION)]),
  /** full: as measured. shareable: made to be handed on, docs/privacy.md says how. Not in version 1, which was full. */
  level: z.optional(z.enum(LEVELS)),
  /** What wrote it: `tailback/` and the version of the extension. */
  software: z.string().check(z.regex(/^tailback\/\d/)),
  /** UTC time of writing, ISO 8601; in a shareable file the day alone. */
  exportedAt: z.iso.datetime(),
  /** The settings in force when it was written, not when the samples were made. Not in a shareable file. */
  settings: z.optional(settingsSchema),
  /** Version 1 only: distinct rounds among the samples. */
  rounds: z.optional(z.int().check(z.nonnegative())),
  /** Version 1 only: number of lines that follow. */
  samples: z.optional(z.int().check(z.nonnegative())),
});
export type Header = z.infer<typeof headerSchema>;

export const endSchema = z.strictObject({
  /** Says that the file ends here. */
  end: z.literal('tailback-samples'),
  /** Distinct rounds among the samples. */
  rounds: z.int().check(z.nonnegative()),
  /** Number of samples: fewer mean that lines are missing. */
  samples: z.int().check(z.nonnegative()),
});
export type End = z.infer<typeof endSchema>;

/** Either a value or what is wrong; the caller adds the line number. */
export type Parsed<Value> = { value: Value } | { problem: Fault };

export function parseHeader(line: string): Parsed<Header> {
  const json = parseJson(line, NO_HEADER);
  if ('problem' in json) return json;
  const header = json.value;
  if (header.format !== 'tailback-samples') return { problem: notSamples(header) };
  if (typeof header.version === 'number' && header.version > FILE_VERSION) {
    const text = `version: ${header.version} is newer than ${FILE_VERSION}, which this Tailback reads: update it`;
    return { problem: faultOf('newer', text) };
  }
  const checked: Record<string, unknown> = { ...header };
  if (header.settings !== undefined) {
    const settings = parseSettings(header.settings);
    if ('problem' in settings) return settings;
    checked.settings = settings.settings;
  }
  const parsed = headerSchema.safeParse(checked);
  return parsed.success ? { value: parsed.data } : { problem: fieldFault(parsed.error, header) };
}

/** Of a file that is no JSON at all, as any of another program is. */
export const NO_HEADER = faultOf('foreign', 'is not valid JSON; the header of a Tailback export is expected');

export function notSamples(header: Readonly<Record<string, unknown>>): Fault {
  const { format } = header;
  if (format === undefined && 'test_keys' in header)
    return faultOf(
      'no-samples',
      'is a measurement in OONI’s form, which has no way back: take NDJSON, CSV or Parquet of the same export',
    );
  return typeof format === 'string' && /^tailback-(rounds|events|verdicts)$/.test(format)
    ? faultOf('no-samples', `format: "${format}" holds no samples: take the file of samples of the same export`)
    : faultOf('foreign', 'format: must be "tailback-samples": is this a Tailback export?');
}

/** Null where the line is no last line, whatever else it is. */
export function parseEnd(line: string): Parsed<End> | null {
  if (!line.startsWith('{"end":')) return null;
  const json = parseJson(line);
  if ('problem' in json) return json;
  const parsed = endSchema.safeParse(json.value);
  return parsed.success ? { value: parsed.data } : { problem: fieldFault(parsed.error, json.value) };
}

export function parseSampleLine(line: string): Parsed<Sample> {
  const json = parseJson(line);
  if ('problem' in json) return json;
  const parsed = sampleSchema.safeParse(json.value);
  return parsed.success ? soundSample(parsed.data) : { problem: fieldFault(parsed.error, json.value) };
}

/** What the schema alone cannot say of a sample. */
export function soundSample(sample: Sample): Parsed<Sample> {
  const { id, round, at } = sample;
  // A sample is looked up by its round: an id of another round would slip past "each sample once".
  if (!id.startsWith(`${round}#`))
    return { problem: faultOf('expected', `id: must begin with its round, "${round}#"`, 'id', `${round}#…`) };
  if (Number.isNaN(new Date(at).getTime()))
    return { problem: faultOf('wrong', 'at: must be a time in UTC milliseconds', 'at') };
  return { value: sample };
}

export const NO_OBJECT = faultOf('cut', 'must be a JSON object');
const BROKEN = faultOf('cut', 'is not valid JSON (cut off or changed?)');

function parseJson(line: string, broken = BROKEN): Parsed<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { value: { ...value } };
    return { problem: NO_OBJECT };
  } catch {
    return { problem: broken };
  }
}
