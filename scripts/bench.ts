/**
 * `npm run bench`: the tight figures behind docs/benchmarks.md. The tests assert order and generous bounds only, since a
 * shared machine is no place for milliseconds.
 */
import { accuracy } from './bench/accuracy.ts';
import { cells } from './bench/cells.ts';
import { dashboard } from './bench/dashboard.ts';
import { day } from './bench/day.ts';
import { exporting } from './bench/export.ts';
import { goodput } from './bench/goodput.ts';
import { ingest } from './bench/ingest.ts';
import { environment } from './bench/machine.ts';
import { type BenchOptions, parseBench } from './bench/options.ts';
import { popup } from './bench/popup.ts';
import { publish } from './bench/publish.ts';
import { rollup } from './bench/rollup.ts';
import type { Section } from './bench/section.ts';
import { writeSection } from './bench/section.ts';
import { WITHOUT_BROWSERS } from './bootstrap/commands.mjs';
import { buildExtension } from './live/build.ts';
import { runMain } from './live/run-main.ts';

const BENCHES: Readonly<Record<string, (options: BenchOptions) => Promise<Section>>> = {
  accuracy,
  goodput,
  day,
  dashboard,
  publish,
  ingest,
  rollup,
  cells,
  popup,
  export: exporting,
};

async function main(args: string[]): Promise<number> {
  const options = parseBench(args, Object.keys(BENCHES));
  const browsers = WITHOUT_BROWSERS.includes(options.name) ? [] : options.browsers;
  for (const browser of browsers) await buildExtension(browser, true);
  const run = BENCHES[options.name];
  if (!run) throw new Error(`There is no bench called "${options.name}".`);
  const section = await run(options);
  const text = `${environment(section.versions, options.command)}\n\n${section.tables}`;
  console.log(text);
  for (const miss of section.missed) console.log(`missed: ${miss}`);
  console.log(section.missed.length === 0 ? 'All targets are met.' : `${section.missed.length} targets are missed.`);
  if (options.write) writeSection(options.name, text, section.missed);
  return section.missed.length === 0 ? 0 : 1;
}

await runMain('bench', main);
