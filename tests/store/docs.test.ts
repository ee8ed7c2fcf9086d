/** The generated pages are what the schemas say today: a change of a schema without `npm run docs` fails here. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { sampleFormatPage } from '../../scripts/docs/sample-format.ts';
import { PAGES } from '../../scripts/docs.ts';
import { EXAMPLE } from '../../scripts/docs-example.ts';
import { parseEnd, parseHeader, parseSampleLine } from '../../src/export/samples-file.ts';
import { failureSchema, sampleSchema } from '../../src/sample.ts';

describe.each(Object.entries(PAGES))('%s', (path, page) => {
  it('is what npm run docs writes', () => {
    const written = readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
    expect(written === page(), 'The page differs from the schema: run npm run docs.').toBe(true);
  });
});

describe('docs/sample-format.md', () => {
  it('has a row for every field and every failure word', () => {
    const rows = sampleFormatPage().split('\n');
    const names = [...Object.keys(sampleSchema.shape), ...failureSchema.options];
    for (const name of names)
      expect(
        rows.some((row) => row.startsWith(`| \`${name}\` |`)),
        name,
      ).toBe(true);
  });

  it('shows lines that the reader accepts', () => {
    const [header, sample, end] = EXAMPLE;
    expect(parseHeader(JSON.stringify(header))).toEqual({ value: header });
    expect(parseSampleLine(JSON.stringify(sample))).toEqual({ value: sample });
    expect(parseEnd(JSON.stringify(end))).toEqual({ value: end });
  });
});
