/** `npm run lab -- --list | SCENARIO`: the degraded network alone, for a browser that is started by hand. */
import { SCENARIOS } from '../tests/lab/scenarios/index.ts';
import { WrongUse } from './bootstrap/wrong-use.mjs';
import { arrivals } from './lab/arrivals.ts';
import { manual } from './lab/manual.ts';
import { startCatalogueLab } from './live/lab.ts';
import { runMain } from './live/run-main.ts';
import { countryCode } from './option-values.ts';
import { readArguments } from './read-arguments.ts';

const POLL_MS = 200;

await runMain('lab', async (args) => {
  const { values, positionals } = readArguments('lab', args);
  if (values.list) {
    const width = Math.max(...SCENARIOS.map((s) => s.id.length));
    for (const scenario of SCENARIOS) console.log(`${scenario.id.padEnd(width)}  ${scenario.title}`);
    return 0;
  }
  const [id, ...more] = positionals;
  if (id === undefined || more.length > 0) throw new WrongUse('Name one scenario, or --list to see them.');
  const seconds = values.seconds === undefined ? Number.POSITIVE_INFINITY : Number(values.seconds);
  if (!(seconds > 0)) throw new WrongUse(`--seconds must be a number above 0, not "${values.seconds}".`);

  const stop = new AbortController();
  // Before anything is printed: whoever reads it may answer at once.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());
  const country = countryCode((values.country ?? 'ZZ').toUpperCase());
  const lab = await startCatalogueLab(id, country);
  console.log(manual(lab));
  const next = arrivals(lab.records);
  const until = performance.now() + seconds * 1000;
  while (!stop.signal.aborted && performance.now() < until) {
    await new Promise((done) => setTimeout(done, POLL_MS));
    for (const line of next()) console.log(line);
  }
  await lab.stop();
  return 0;
});
