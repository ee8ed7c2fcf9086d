/**
 * `npm run evaluate`: how good the verdicts are, on real data and simulated users, written to docs/evaluation.md. Needs no
 * browser and no network; the simulated users are shared out among the processors.
 */
import { pathToFileURL } from 'node:url';
import { WHOLE } from './evaluate/crowd/crowd-size.ts';
import { crowd } from './evaluate/crowd/part.ts';
import { dataFolder } from './evaluate/data/find-data.ts';
import { firstChecks } from './evaluate/first-check/part.ts';
import { crowdPage } from './evaluate/page/crowd-page.ts';
import { devicePage } from './evaluate/page/device-page.ts';
import { firstCheckPage } from './evaluate/page/first-check-page.ts';
import type { Page } from './evaluate/page/page.ts';
import { speedPage } from './evaluate/page/speed-page.ts';
import { writePage } from './evaluate/page/write-page.ts';
import { device } from './evaluate/parts/device.ts';
import { speed } from './evaluate/parts/speed.ts';
import { runMain } from './live/run-main.ts';
import { readArguments } from './read-arguments.ts';

const PARTS = ['device', 'first-check', 'crowd', 'speed'] as const;
type Part = (typeof PARTS)[number];

export interface Options {
  parts: readonly Part[];
  /** Simulated users of the device part. */
  users: number;
  seed: string;
  workers?: number;
}

/** Ten thousand user-weeks are watched, in about a quarter of an hour on two processors. */
const USERS = 1_700;
/** First checks of each trouble and browser. */
const CHECKS = 200;
const MOST_CHECKS = 2_000;

/** @throws Error with a sentence for the person */
export function optionsOf(args: readonly string[]): Options {
  const { values } = readArguments('evaluate', args);
  const { only, seed = 'tailback' } = values;
  const part = PARTS.find((p) => p === only);
  if (only !== undefined && part === undefined) {
    throw new Error(`--only: must be one of ${PARTS.join(', ')}, not "${only}".`);
  }
  const whole = (name: 'users' | 'workers'): number | undefined => {
    const value = values[name];
    if (value !== undefined && !/^[1-9]\d*$/.test(value))
      throw new Error(`--${name}: must be a whole number from 1, not "${value}".`);
    return value === undefined ? undefined : Number(value);
  };
  const workers = whole('workers');
  const users = whole('users') ?? USERS;
  return { parts: part ? [part] : PARTS, users, seed, ...(workers !== undefined && { workers }) };
}

async function run(part: Part, options: Options, say: (line: string) => void): Promise<Page> {
  const { users, seed } = options;
  if (part === 'speed') return speedPage(speed(seed));
  if (part === 'crowd') return crowdPage(crowd(seed, WHOLE, say));
  if (part === 'first-check') {
    const runs = Math.min(MOST_CHECKS, Math.ceil((CHECKS * users) / USERS));
    return firstCheckPage(firstChecks(seed, runs));
  }
  const { signal, done } = onCtrlC(() => say('Stopping after the users under way; Ctrl-C again stops at once.'));
  try {
    return devicePage(await device({ ...options, say, stop: signal }));
  } finally {
    done();
  }
}

/** The first Ctrl-C stops softly, since half an hour of figures is worth keeping; the second one as ever. */
function onCtrlC(tell: () => void): { signal: AbortSignal; done: () => void } {
  const stop = new AbortController();
  const soft = (): void => {
    tell();
    stop.abort();
  };
  process.once('SIGINT', soft);
  return { signal: stop.signal, done: () => process.off('SIGINT', soft) };
}

export async function main(args: readonly string[], say: (line: string) => void): Promise<number> {
  try {
    const options = optionsOf(args);
    if (dataFolder() === undefined) {
      say(
        'The real data are not there (TAILBACK_DATA, default ../shared/data): the simulated part runs alone, on made-up noise.',
      );
    }
    for (const part of options.parts) {
      const started = Date.now();
      const page = await run(part, options, say);
      writePage({ [part]: page });
      say(`${part}: done in ${Math.round((Date.now() - started) / 1_000)} s, see docs/evaluation.md.`);
    }
    return 0;
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
    return 2;
  }
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await runMain('evaluate', (args) => main(args, (line) => console.error(line)));
}
