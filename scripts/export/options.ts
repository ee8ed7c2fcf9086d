/** Command line of the export. A bad option is refused by name, before a browser is started. */
import { FORMATS, type Format, LEVELS, type Level, TABLES, type TableId } from '../../src/export/choices.ts';
import { z } from '../../src/zod.ts';
import { WrongUse } from '../bootstrap/wrong-use.mjs';
import type { BrowserName } from '../browser/find.mjs';
import { browserOf, oneOf, serviceIds } from '../option-values.ts';
import { readArguments } from '../read-arguments.ts';

export interface ExportArguments {
  browser: BrowserName;
  profile: string;
  /** Undefined: named by what is in it, in the folder where the command was given. */
  out: string | undefined;
  format: Format;
  table: TableId;
  level: Level;
  /** Undefined: what the page offers for the level. */
  services: string[] | undefined;
  /** UTC ms. */
  from: number | undefined;
  to: number | undefined;
}

function timeOf(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  // Date.parse alone makes the second of March of a 30 February.
  const isDay = z.iso.date().safeParse(text.slice(0, 10)).success;
  const at = isDay && /^.{10}(T.*)?$/.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(at))
    throw new WrongUse(`--${name} must be a time, as 2026-03-01 or 2026-03-01T10:00:00Z, not "${text}".`);
  return at;
}

/** @throws one sentence that names the option */
export function parseExport(args: readonly string[]): ExportArguments {
  const { values } = readArguments('export', args);
  if (values.profile === undefined)
    throw new WrongUse('--profile is missing: the folder of a browser profile, as npm start --profile has it.');
  const [from, to] = [timeOf('from', values.from), timeOf('to', values.to)];
  if (from !== undefined && to !== undefined && from >= to) throw new WrongUse('--to must be later than --from.');
  return {
    browser: browserOf(values.browser ?? 'chromium'),
    profile: values.profile,
    out: values.out,
    format: oneOf('format', FORMATS, values.format ?? 'ndjson'),
    table: oneOf('table', TABLES, values.table ?? 'samples'),
    level: oneOf('level', LEVELS, values.level ?? 'full'),
    services: values.services === undefined ? undefined : serviceIds(values.services),
    from,
    to,
  };
}
