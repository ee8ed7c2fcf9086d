/** `npm run screenshots`: pictures of every page and state, of a made past that nobody has measured, into docs/screenshots. */
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { buildExtension } from './live/build.ts';
import { runMain } from './live/run-main.ts';
import { take } from './screenshots/take.ts';
import { ALL, CHOSEN } from './screenshots/views.ts';

const DOCS = fileURLToPath(new URL('../docs/screenshots', import.meta.url));

async function main(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      browser: { type: 'string' },
      only: { type: 'string', default: '' },
      out: { type: 'string' },
      all: { type: 'boolean', default: false },
      'no-build': { type: 'boolean', default: false },
    },
  });
  const { browser } = values;
  if (browser !== undefined && browser !== 'chromium' && browser !== 'firefox')
    throw new Error(`--browser must be chromium or firefox, not "${browser}".`);
  if (values.all && values.out === undefined)
    throw new Error('--all needs --out DIR: all the pictures are more than docs should hold.');
  const folder = values.out === undefined ? DOCS : resolve(values.out);
  mkdirSync(folder, { recursive: true });
  const whole = !browser && values.only === '' && values.out === undefined;
  // What no scene makes any more does not stay.
  if (whole) for (const file of readdirSync(folder)) if (file.endsWith('.png')) rmSync(join(folder, file));
  const stop = new AbortController();
  process.once('SIGINT', () => stop.abort());
  for (const name of browser ? ([browser] as const) : (['chromium', 'firefox'] as const)) {
    if (!values['no-build']) await buildExtension(name, true);
    const views = values.all ? ALL : CHOSEN;
    const tell = (file: string): void => console.log(relative(process.cwd(), file));
    await take({ browser: name, views, only: values.only, folder, tell, signal: stop.signal });
  }
  return stop.signal.aborted ? 130 : 0;
}

await runMain('screenshots', main);
