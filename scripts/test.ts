/**
 * `npm test`: every check in turn, all of them also after one failed, since a person mending wants the whole list.
 * The last line is the count over all checks and tests (scripts/help/test.txt).
 */
import { help, wantsHelp } from './help.ts';
import { runFull } from './test/full.ts';
import { check, vitest } from './test/run.ts';
import { add, line, none, type Tally } from './test/tally.ts';

const args = process.argv.slice(2);
const patterns = args.filter((arg) => !arg.startsWith('-'));

async function* tallies(): AsyncGenerator<Tally> {
  if (patterns.length === 0) {
    yield check('biome', 'biome', ['check', '.']);
    yield check('types', 'tsc', ['-b']);
    // The shipped builds too: a test compares them with the test builds.
    for (const mode of ['chromium', 'firefox', 'test-chromium', 'test-firefox']) {
      yield check(`build ${mode}`, 'vite', ['build', '--mode', mode, '--logLevel', 'warn']);
    }
  }
  yield vitest('unit', patterns);
  if (!args.includes('--unit')) {
    yield vitest('browser', patterns);
    yield vitest('timed', patterns);
  }
  if (args.includes('--full')) yield runFull();
}

async function main(): Promise<number> {
  if (wantsHelp(args)) {
    console.log(help('test'));
    return 0;
  }
  let sum = none;
  for await (const tally of tallies()) sum = add(sum, tally);
  if (sum.passed + sum.failed === 0) console.log('No test ran: no file matches.');
  console.log(line(sum));
  return sum.failed === 0 && sum.passed > 0 ? 0 : 1;
}

process.exitCode = await main();
