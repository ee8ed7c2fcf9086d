/**
 * `npm test`: every check in turn, all of them also after one failed, since a person mending wants the whole list.
 * The last line is the count over all checks and tests (scripts/help/test.txt).
 */
import { runMain } from './live/run-main.ts';
import { readArguments } from './read-arguments.ts';
import { runFull } from './test/full.ts';
import { check, vitest } from './test/run.ts';
import { add, line, none, type Tally } from './test/tally.ts';

const LIMIT_MINUTES = 15;

async function* tallies(args: string[]): AsyncGenerator<Tally> {
  const { values, positionals: patterns } = readArguments('test', args);
  if (patterns.length === 0) {
    yield check('biome', 'biome', ['check', '.']);
    yield check('types', 'tsc', ['-b']);
  }
  // The shipped builds too: a test compares them with the test builds. Whoever asks for the long tests waits for them anyway.
  if (patterns.length === 0 || values.full) {
    for (const mode of ['chromium', 'firefox', 'test-chromium', 'test-firefox']) {
      yield check(`build ${mode}`, 'vite', ['build', '--mode', mode, '--logLevel', 'warn']);
    }
  }
  yield vitest('unit', patterns);
  if (!values.unit) {
    yield vitest('browser', patterns);
    yield vitest('timed', patterns);
  }
  if (values.full) yield runFull(patterns);
}

async function main(args: string[]): Promise<number> {
  const started = Date.now();
  let sum = none;
  for await (const tally of tallies(args)) sum = add(sum, tally);
  if (sum.passed + sum.failed === 0) console.log('No test ran: no file matches.');
  const minutes = (Date.now() - started) / 60_000;
  // On two cores; a whole run that takes longer keeps people from running it (CONTRIBUTING.md).
  const late =
    minutes > LIMIT_MINUTES && !args.includes('--full')
      ? `, more than the ${LIMIT_MINUTES} it may take on two cores`
      : '';
  console.log(`${minutes.toFixed(1)} minutes${late}`);
  console.log(line(sum));
  return sum.failed === 0 && sum.passed > 0 ? 0 : 1;
}

await runMain('test', main);
