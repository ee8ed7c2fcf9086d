/** `npm run lab -- --list | SCENARIO`: the degraded network alone, for a browser that is started by hand. */
import { parseArgs } from 'node:util';
import { SCENARIOS } from '../tests/lab/scenarios/index.ts';
import { arrivals } from './lab/arrivals.ts';
import { manual } from './lab/manual.ts';
import { startCatalogueLab } from './live/lab.ts';
import { runMain } from './live/run-main.ts';

const POLL_MS = 200;

await runMain('lab', async (args) => {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      list: { type: 'boolean', default: false },
      seconds: { type: 'string' },
      country: { type: 'string', default: 'ZZ' },
    },
  });
  if (values.list) {
    const width = Math.max(...SCENARIOS.map((s) => s.id.length));
    for (const scenario of SCENARIOS) console.log(`${scenario.id.padEnd(width)}  ${scenario.title}`);
    return 0;
  }
  const [id, ...more] = positionals;
  if (id === undefined || more.length > 0) throw new Error('Name one scenario, or --list to see them.');
  const seconds = values.seconds === undefined ? Number.POSITIVE_INFINITY : Number(values.seconds);
  if (!(seconds > 0)) throw new Error(`--seconds must be a number above 0, not "${values.seconds}".`);

  const lab = await startCatalogueLab(id, values.country.toUpperCase());
  console.log(manual(lab));
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());
  const next = arrivals(lab.records);
  const until = performance.now() + seconds * 1000;
  while (!stop.signal.aborted && performance.now() < until) {
    await new Promise((done) => setTimeout(done, POLL_MS));
    for (const line of next()) console.log(line);
  }
  await lab.stop();
  return 0;
});
