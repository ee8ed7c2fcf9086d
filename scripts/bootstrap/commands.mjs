/**
 * What each command runs and which browsers it needs: `one` (chosen by --browser, Chromium else), `both`, or none.
 * `tools` are programs beside the browsers, by the system that needs them; `words` says that it takes words beside options.
 */
import { WrongUse } from './wrong-use.mjs';

export const COMMANDS = {
  start: { script: 'scripts/start.ts', browsers: 'one' },
  measure: { script: 'scripts/measure.ts', browsers: 'one' },
  test: { script: 'scripts/test.ts', browsers: 'both', words: true, linuxTools: ['xvfb-run', 'xdotool'] },
  build: { script: 'scripts/build.ts', browsers: 'none' },
  bench: { script: 'scripts/bench.ts', browsers: 'both', words: true },
  lab: { script: 'scripts/lab.ts', browsers: 'none', words: true },
  export: { script: 'scripts/export.ts', browsers: 'one' },
  judge: { script: 'scripts/judge.ts', browsers: 'none', words: true },
  evaluate: { script: 'scripts/evaluate.ts', browsers: 'none' },
  'check-targets': { script: 'scripts/check-targets.ts', browsers: 'none' },
  collector: { script: 'collector/main.ts', browsers: 'none' },
  research: { script: 'scripts/research.ts', browsers: 'none', words: true },
  'sign-targets': { script: 'scripts/sign-targets.ts', browsers: 'none', words: true },
  simulate: { script: 'scripts/simulate.ts', browsers: 'none' },
  demo: { script: 'scripts/demo.ts', browsers: 'one', linuxTools: ['certutil'] },
  screenshots: { script: 'scripts/screenshots.ts', browsers: 'both' },
  docs: { script: 'scripts/docs.ts', browsers: 'none' },
};

/** Benches of the collector, which no browser has a part in. */
export const WITHOUT_BROWSERS = ['ingest', 'rollup', 'publish', 'cells'];

/** Value of `--name value` or `--name=value`. */
export function option(args, name) {
  const at = args.findIndex((arg) => arg === `--${name}` || arg.startsWith(`--${name}=`));
  if (at < 0) return undefined;
  return args[at].includes('=') ? args[at].slice(args[at].indexOf('=') + 1) : args[at + 1];
}

/** @throws WrongUse for a browser that is neither of the two */
export function browsersFor(command, args) {
  const { browsers } = COMMANDS[command];
  const alone = command === 'bench' && WITHOUT_BROWSERS.some((name) => args.includes(name));
  if (browsers === 'none' || alone || args.includes('--help') || args.includes('-h')) return [];
  if (browsers === 'both') return ['chromium', 'firefox'];
  const browser = option(args, 'browser') ?? 'chromium';
  if (browser === 'chromium' || browser === 'firefox') return [browser];
  throw new WrongUse(`--browser must be chromium or firefox, not "${browser}".`);
}

/** certutil puts the lab's CA into a Firefox profile; the others play the person who answers a permission prompt. */
export function toolsFor(command, args, platform = process.platform) {
  const needed = browsersFor(command, args);
  if (needed.length === 0) return [];
  const lab = COMMANDS[command].browsers === 'both' || option(args, 'lab') !== undefined;
  const certutil = needed.includes('firefox') && lab ? ['certutil'] : [];
  return [...certutil, ...(needed.length > 0 && platform === 'linux' ? (COMMANDS[command].linuxTools ?? []) : [])];
}
