/** Command line of the bench. A bad option is refused by name before anything is built. */
import { parseArgs } from 'node:util';
import type { BrowserName } from '../browser/find.mjs';

export interface BenchOptions {
  name: string;
  browsers: BrowserName[];
  requests: number | undefined;
  rounds: number | undefined;
  write: boolean;
  /** The command as it was given, for whoever wants the same figures. */
  command: string;
}

/** @throws one sentence that names the option */
export function parseBench(args: readonly string[], names: readonly string[]): BenchOptions {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      browser: { type: 'string' },
      requests: { type: 'string' },
      rounds: { type: 'string' },
      write: { type: 'boolean', default: false },
    },
  });
  const [name = '', ...more] = positionals;
  if (!names.includes(name) || more.length > 0) throw new Error(`Give one of: ${names.join(', ')}.`);
  const { browser } = values;
  if (browser !== undefined && browser !== 'chromium' && browser !== 'firefox') {
    throw new Error(`--browser must be chromium or firefox, not "${browser}".`);
  }
  const requests = wholeNumber('requests', values.requests);
  const rounds = wholeNumber('rounds', values.rounds);
  if (values.write && (browser ?? requests ?? rounds) !== undefined) {
    throw new Error('--write needs both browsers and the default numbers: docs/benchmarks.md holds nothing less.');
  }
  const browsers: BrowserName[] = browser === undefined ? ['chromium', 'firefox'] : [browser];
  const told = args.filter((arg) => arg !== '--write').join(' ');
  return { name, browsers, requests, rounds, write: values.write, command: `npm run bench -- ${told}` };
}

function wholeNumber(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^[1-9]\d{0,3}$/.test(text)) return Number(text);
  throw new Error(`--${name} must be a whole number from 1 to 9999, not "${text}".`);
}
