/**
 * `npm run build`: dist/chromium and dist/firefox as people get them, one after the other. The builds that tests load differ in
 * their permissions (scripts/manifest-for.ts) and are made by `npm test`.
 */
import { buildExtension } from './live/build.ts';
import { runMain } from './live/run-main.ts';
import { readArguments } from './read-arguments.ts';

async function main(args: string[]): Promise<number> {
  readArguments('build', args);
  for (const browser of ['chromium', 'firefox'] as const) {
    await buildExtension(browser, false);
    console.log(`dist/${browser} is built.`);
  }
  return 0;
}

await runMain('build', main);
