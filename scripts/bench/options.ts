/** Command line of the bench. A bad option is refused by name before anything is built. */
import { WrongUse } from '../bootstrap/wrong-use.mjs';
import type { BrowserName } from '../browser/find.mjs';
import { browserOf, wholeNumber } from '../option-values.ts';
import { readArguments } from '../read-arguments.ts';

export interface BenchOptions {
  name: string;
  browsers: BrowserName[];
  requests: number | undefined;
  rounds: number | undefined;
  write: boolean;
  /** The command as it was given, for whoever wants the same figures. */
  command: string;
}

const MOST = 9_999;

/** @throws WrongUse */
export function parseBench(args: readonly string[], names: readonly string[]): BenchOptions {
  const { values, positionals } = readArguments('bench', args);
  const [name = '', ...more] = positionals;
  if (!names.includes(name) || more.length > 0) throw new WrongUse(`Give one of: ${names.join(', ')}.`);
  const browser = values.browser === undefined ? undefined : browserOf(values.browser);
  const requests = values.requests === undefined ? undefined : wholeNumber('requests', values.requests, MOST);
  const rounds = values.rounds === undefined ? undefined : wholeNumber('rounds', values.rounds, MOST);
  const { write = false } = values;
  if (write && (browser ?? requests ?? rounds) !== undefined) {
    throw new WrongUse('--write needs both browsers and the default numbers: docs/benchmarks.md holds nothing less.');
  }
  const browsers: BrowserName[] = browser === undefined ? ['chromium', 'firefox'] : [browser];
  const told = args.filter((arg) => arg !== '--write').join(' ');
  return { name, browsers, requests, rounds, write, command: `npm run bench -- ${told}` };
}
