/** `npm run screenshots`: pictures of every page and state, of a made past that nobody has measured, into docs/screenshots. */
import { readdirSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { WrongUse } from './bootstrap/wrong-use.mjs';
import { buildExtension } from './live/build.ts';
import { runMain } from './live/run-main.ts';
import { writableFolder } from './live/writable.ts';
import { browserOf } from './option-values.ts';
import { readArguments } from './read-arguments.ts';
import { take } from './screenshots/take.ts';
import { ALL, CHOSEN } from './screenshots/views.ts';

const DOCS = fileURLToPath(new URL('../docs/screenshots', import.meta.url));

async function main(args: string[]): Promise<number> {
  const { values } = readArguments('screenshots', args);
  const browser = values.browser === undefined ? undefined : browserOf(values.browser);
  const { only = '' } = values;
  if (values.all && values.out === undefined)
    throw new WrongUse('--all needs --out DIR: all the pictures are more than docs should hold.');
  const folder = writableFolder('out', values.out ?? DOCS);
  const whole = !browser && only === '' && values.out === undefined;
  // What no scene makes any more does not stay.
  if (whole) for (const file of readdirSync(folder)) if (file.endsWith('.png')) rmSync(join(folder, file));
  const stop = new AbortController();
  process.once('SIGINT', () => stop.abort());
  for (const name of browser ? ([browser] as const) : (['chromium', 'firefox'] as const)) {
    if (!values['no-build']) await buildExtension(name, true);
    const views = values.all ? ALL : CHOSEN;
    const tell = (file: string): void => console.log(relative(process.cwd(), file));
    await take({ browser: name, views, only, folder, tell, signal: stop.signal });
  }
  return stop.signal.aborted ? 130 : 0;
}

await runMain('screenshots', main);
