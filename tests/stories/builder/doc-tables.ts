/** The tables of docs/methods/wording.md and verdict.md, made from the code between two marks, so that they cannot differ. */
import { LINE_RULES, SERVICE_RULES } from '../../../src/verdict/rules/index.ts';
import { THRESHOLDS } from '../../../src/verdict/thresholds.ts';
import { WORDS_EN } from '../../../src/verdict/words-en.ts';

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map((c) => c.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

const TABLES: Readonly<Record<string, () => string>> = {
  words: () =>
    table(
      ['key', 'sentence'],
      Object.entries(WORDS_EN).map(([key, text]) => [`\`${key}\``, text]),
    ),
  thresholds: () =>
    table(
      ['threshold', 'value', 'unit', 'why', 'source'],
      Object.entries(THRESHOLDS).map(([key, t]) => [
        `\`${key}\``,
        t.value.toLocaleString('en', { maximumSignificantDigits: 6 }),
        t.unit,
        t.why,
        t.source,
      ]),
    ),
  'line-rules': () => LINE_RULES.map((r, i) => `${i + 1}. \`${r.id}\``).join('\n'),
  'service-rules': () => SERVICE_RULES.map((r, i) => `${i + 1}. \`${r.id}\``).join('\n'),
};

export const TABLE_NAMES: readonly string[] = Object.keys(TABLES);

/** Replaces what stands between `<!-- table: name -->` and `<!-- end -->`. */
export function fillTables(page: string): string {
  // An empty table too: the end mark may stand right below the first.
  return page.replace(/(<!-- table: ([\w-]+) -->\n)[\s\S]*?(<!-- end -->)/g, (whole, open, name, close) => {
    const make = TABLES[String(name)];
    return make ? `${open}${make()}\n${close}` : whole;
  });
}
