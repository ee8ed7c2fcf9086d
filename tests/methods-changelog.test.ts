/** docs/methods/changelog.md knows every version of the rules: a series is never compared across a change that nobody wrote down. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { FILE_VERSION } from '../src/export/samples-file.ts';
import { RULES_VERSION } from '../src/verdict/rules-version.ts';

const PAGE = readFileSync(new URL('../docs/methods/changelog.md', import.meta.url), 'utf8');

/** Rows of the table under a heading, as lists of fields. */
function table(second: string): string[][] {
  const lines = PAGE.split('\n');
  const head = lines.findIndex((line) => line.startsWith(`| date | ${second} |`));
  const rest = lines.slice(head + 2);
  const end = rest.findIndex((line) => !line.startsWith('|'));
  return rest.slice(0, end < 0 ? undefined : end).map((line) =>
    line
      .split('|')
      .map((field) => field.trim())
      .slice(1, -1),
  );
}

it('docs/methods/changelog.md has a dated entry for each version of the rules, the newest first', () => {
  const versions = table('version of the rules').flatMap(([date = '', version = '', ...said]) => {
    expect(date).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(said.filter((text) => text.length > 10)).toHaveLength(2);
    const [first = 0, last = first] = version.split(' to ').map(Number);
    return Array.from({ length: last - first + 1 }, (_, i) => last - i);
  });
  // RULES_VERSION rose: say in the table what moved and since when.
  expect(versions).toEqual(Array.from({ length: RULES_VERSION }, (_, i) => RULES_VERSION - i));
});

it('docs/methods/changelog.md has the version of the exported files', () => {
  expect(table('format').map(([, format]) => format)).toContain(`export, NDJSON ${FILE_VERSION}`);
});
