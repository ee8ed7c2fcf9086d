/**
 * `npm run -s judge -- FILE`: replays an export through the rules of src/verdict and prints what would have been said,
 * and when. Needs no browser and no network.
 */
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { pastEvents } from '../src/rollup/past-events.ts';
import type { Sample } from '../src/sample.ts';
import type { Settings } from '../src/settings.ts';
import { momentsOf, replay, Told } from '../src/verdict/replay.ts';
import { parseMoment } from './judge/parse-moment.ts';
import { changeJson, changeText, eventText, nowJson } from './judge/print.ts';
import { readSamples } from './judge/read-samples.ts';
import { runMain } from './live/run-main.ts';
import { readArguments } from './read-arguments.ts';

export interface Output {
  out(text: string): void;
  error(text: string): void;
}

/** @throws Error with a sentence for the person */
function optionsOf(args: readonly string[]): { file: string; json: boolean; until?: number } {
  const { values, positionals } = readArguments('judge', args);
  const { json = false } = values;
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw new Error('Give one file, as `npm run judge -- FILE`.');
  if (values.at === undefined) return { file, json };
  return { file, json, until: parseMoment(values.at) };
}

/** Those with samples: the settings of an export say what was measured in the end, not all along. A pause is over by now. */
function settingsFor(samples: readonly Sample[], settings: Settings): Settings {
  const seen = new Set(samples.flatMap((s) => (s.targetType === 'service' ? s.target : [])));
  const services = seen.size > 0 ? [...seen].toSorted() : settings.services;
  return { ...settings, services, pausedUntil: null };
}

function contentOf(file: string): Blob {
  try {
    return new Blob([readFileSync(file)]);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    throw new Error(code === 'ENOENT' ? `There is no file ${file}.` : `${file} cannot be read (${String(code)}).`);
  }
}

function printEvents({ changes }: Told, moments: number[], output: Output): void {
  const events = pastEvents([{ moments, changes }]).toReversed();
  output.out('');
  output.out(events.length === 0 ? 'No events.' : 'Events:');
  for (const event of events) output.out(eventText(event));
}

/** @returns the exit status: 0, or 2 where something is wrong with the file or the options */
export async function main(args: readonly string[], output: Output): Promise<number> {
  try {
    const { file, json, until } = optionsOf(args);
    const read = await readSamples(contentOf(file));
    if ('problem' in read) throw new Error(read.problem);
    const settings = settingsFor(read.samples, read.settings);
    const told = new Told();
    for (const change of replay({ samples: read.samples, settings, ...(until !== undefined && { until }) }, told)) {
      output.out(json ? changeJson(change) : changeText(change));
    }
    if (json) for (const line of nowJson(told)) output.out(line);
    if (!json && told.changes.length === 0) output.out('The file holds no samples.');
    if (!json && told.changes.length > 0) printEvents(told, momentsOf(read.samples, until), output);
    if (read.torn !== undefined) output.error(read.torn);
    return read.torn === undefined ? 0 : 2;
  } catch (error) {
    output.error(error instanceof Error ? error.message : String(error));
    return 2;
  }
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await runMain('judge', (args) => main(args, { out: console.log, error: console.error }));
}
