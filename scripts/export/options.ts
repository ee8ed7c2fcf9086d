/** Command line of the export. A bad option is refused by name, before a browser is started. */
import { parseArgs } from 'node:util';
import { FORMATS, type Format, LEVELS, type Level, TABLES, type TableId } from '../../src/export/choices.ts';
import { SERVICES } from '../../src/targets/index.ts';
import type { BrowserName } from '../browser/find.mjs';

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

function oneOf<Word extends string>(name: string, words: readonly Word[], given: string): Word {
  const word = words.find((w) => w === given);
  if (word === undefined) throw new Error(`--${name} must be one of ${words.join(', ')}, not "${given}".`);
  return word;
}

function timeOf(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const at = /^\d{4}-\d\d-\d\d(T.*)?$/.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(at))
    throw new Error(`--${name} must be a time, as 2026-03-01 or 2026-03-01T10:00:00Z, not "${text}".`);
  return at;
}

function servicesOf(text: string | undefined): string[] | undefined {
  if (text === undefined) return undefined;
  const ids = text.split(',').map((id) => id.trim());
  const unknown = ids.find((id) => !SERVICES.some((service) => service.id === id));
  if (unknown === undefined) return ids;
  throw new Error(`--services: there is no "${unknown}"; there are ${SERVICES.map((s) => s.id).join(', ')}.`);
}

/** @throws one sentence that names the option */
export function parseExport(args: readonly string[]): ExportArguments {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    args: [...args],
    options: {
      ...{ profile: text, out: text, services: text, from: text, to: text, browser: { ...text, default: 'chromium' } },
      ...{
        format: { ...text, default: 'ndjson' },
        table: { ...text, default: 'samples' },
        level: { ...text, default: 'full' },
      },
    },
  });
  if (values.profile === undefined)
    throw new Error('--profile is missing: the folder of a browser profile, as npm start --profile has it.');
  const [from, to] = [timeOf('from', values.from), timeOf('to', values.to)];
  if (from !== undefined && to !== undefined && from >= to) throw new Error('--to must be later than --from.');
  return {
    browser: oneOf('browser', ['chromium', 'firefox'] as const, values.browser),
    profile: values.profile,
    out: values.out,
    format: oneOf('format', FORMATS, values.format),
    table: oneOf('table', TABLES, values.table),
    level: oneOf('level', LEVELS, values.level),
    services: servicesOf(values.services),
    from,
    to,
  };
}
