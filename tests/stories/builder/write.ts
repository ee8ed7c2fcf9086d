/**
 * Writes tests/stories/<name>.json and the tables of docs/methods: `npx tsx tests/stories/builder/write.ts`. The files are
 * committed; tests/verdict.test.ts fails where they differ from what this writes.
 */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { fillTables } from './doc-tables.ts';
import { STORIES } from './index.ts';

const folder = new URL('../', import.meta.url);
for (const file of readdirSync(folder)) if (file.endsWith('.json')) rmSync(new URL(file, folder));
for (const [name, story] of Object.entries(STORIES)) {
  writeFileSync(new URL(`${name}.json`, folder), `${JSON.stringify(story)}\n`);
}
execFileSync('npx', ['biome', 'format', '--write', fileURLToPath(folder)], { stdio: 'ignore' });
for (const name of ['wording', 'verdict']) {
  const page = new URL(`../../../docs/methods/${name}.md`, import.meta.url);
  writeFileSync(page, fillTables(readFileSync(page, 'utf8')));
}
console.log(`${Object.keys(STORIES).length} stories written.`);
