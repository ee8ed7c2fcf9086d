/**
 * Writes the pages of docs/ that follow from the code: `npm run docs`, or `npm run docs -- --check` to compare only.
 * What a field may hold comes from its schema, what it means from the comment above it in the same file.
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { helpText } from '../collector/config/help.ts';
import { dataDictionaryPage } from './docs/data-dictionary.ts';
import { designLanguagePage } from './docs/design-language.ts';
import { openApiPage } from './docs/openapi.ts';
import { reportFormatPage } from './docs/report-format.ts';
import { sampleFormatPage } from './docs/sample-format.ts';
import { stateShapes } from './docs/state-shapes.ts';
import { textOf } from './docs/tables.ts';
import { runMain } from './live/run-main.ts';
import { readArguments } from './read-arguments.ts';

const ROOT = new URL('../', import.meta.url);

/** Page -> what it must hold. */
export const PAGES: Readonly<Record<string, () => string>> = {
  'docs/sample-format.md': sampleFormatPage,
  'docs/data-dictionary.md': dataDictionaryPage,
  'docs/report-format.md': reportFormatPage,
  'docs/design-language.md': designLanguagePage,
  'docs/images/states.svg': stateShapes,
  'docs/openapi.json': openApiPage,
  'scripts/help/collector.txt': () => `${helpText()}\n`,
};

function main(check: boolean): number {
  let differing = 0;
  for (const [path, page] of Object.entries(PAGES)) {
    if (!check) {
      writeFileSync(new URL(path, ROOT), page());
      console.log(`Wrote ${path}.`);
      continue;
    }
    const fresh = textOf(path) === page();
    if (!fresh) differing += 1;
    console.log(fresh ? `${path} is up to date.` : `${path} differs from the code: run npm run docs.`);
  }
  return differing === 0 ? 0 : 1;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await runMain('docs', async (args) => main(readArguments('docs', args).values.check ?? false));
}
