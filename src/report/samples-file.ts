/**
 * The exported file: NDJSON, a header on the first line, then one sample a line in time order. docs/sample-format.md is
 * generated from these schemas.
 */

import { fieldProblem } from '../field-problem.ts';
import type { Sample } from '../sample.ts';
import { sampleSchema } from '../sample.ts';
import { settingsSchema } from '../settings.ts';
import { parseSettings } from '../store/keep-settings.ts';
import { z } from '../zod.ts';

export const FILE_VERSION = 1;

export const headerSchema = z.strictObject({
  /** Says what the file is. */
  format: z.literal('tailback-samples'),
  /** Version of this format; it rises when an older reader would misread the file. */
  version: z.literal(FILE_VERSION),
  /** What wrote it: `tailback/` and the version of the extension. */
  software: z.string().check(z.regex(/^tailback\/\d/)),
  /** UTC time of writing, ISO 8601. */
  exportedAt: z.iso.datetime(),
  /** The settings in force when it was written, not when the samples were made. */
  settings: settingsSchema,
  /** Distinct rounds among the samples. */
  rounds: z.int().check(z.nonnegative()),
  /** Number of lines that follow: fewer means that the file was cut off. */
  samples: z.int().check(z.nonnegative()),
});
export type Header = z.infer<typeof headerSchema>;

/** Either a value or one sentence on what is wrong; the caller adds the line number. */
export type Parsed<Value> = { value: Value } | { problem: string };

export function parseHeader(line: string): Parsed<Header> {
  const json = parseJson(line);
  if ('problem' in json) return json;
  const header = json.value;
  if (header.format !== 'tailback-samples')
    return { problem: 'format: must be "tailback-samples": is this a Tailback export?' };
  if (typeof header.version === 'number' && header.version > FILE_VERSION) {
    return {
      problem: `version: ${header.version} is newer than ${FILE_VERSION}, which this Tailback reads: update it`,
    };
  }
  const settings = parseSettings(header.settings);
  if ('problem' in settings) return settings;
  const parsed = headerSchema.safeParse({ ...header, settings: settings.settings });
  return parsed.success ? { value: parsed.data } : { problem: fieldProblem(parsed.error, header) };
}

export function parseSampleLine(line: string): Parsed<Sample> {
  const json = parseJson(line);
  if ('problem' in json) return json;
  const parsed = sampleSchema.safeParse(json.value);
  if (!parsed.success) return { problem: fieldProblem(parsed.error, json.value) };
  const { id, round, at } = parsed.data;
  // A sample is looked up by its round: an id of another round would slip past "each sample once".
  if (!id.startsWith(`${round}#`)) return { problem: `id: must begin with its round, "${round}#"` };
  if (Number.isNaN(new Date(at).getTime())) return { problem: 'at: must be a time in UTC milliseconds' };
  return { value: parsed.data };
}

function parseJson(line: string): Parsed<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { value: { ...value } };
    return { problem: 'must be a JSON object' };
  } catch {
    return { problem: 'is not valid JSON (cut off or changed?)' };
  }
}
