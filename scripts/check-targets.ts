/**
 * `npm run check-targets`: asks every address of the catalogue on a real line, and says what to correct in it. It is run by a
 * person, from a country that filters nothing; it changes no file, since a wrong line must not date wrong entries.
 */
import { readFileSync } from 'node:fs';
import { CONTROLS, LIST_VERSION, SERVICES } from '../src/targets/index.ts';
import { parseTargetListText } from '../src/targets/list.ts';
import type { Control, Service } from '../src/targets/target.ts';
import { checkTargets } from './check-targets/check.ts';
import { type Network, realNetwork } from './check-targets/network.ts';
import { summaryText, tableText } from './check-targets/report.ts';
import { runMain } from './live/run-main.ts';
import { readArguments } from './read-arguments.ts';

export interface Output {
  out(text: string): void;
  error(text: string): void;
}

type Targets = Readonly<Record<'services', readonly Service[]> & Record<'controls', readonly Control[]>>;

interface Options {
  targets: Targets;
  only: string[];
  printList: boolean;
  timeoutMs: number;
  json: boolean;
}

/** @throws Error with a sentence for the person */
function optionsOf(args: readonly string[]): Options {
  const { values } = readArguments('check-targets', args);
  const { only = [], 'print-list': printList = false, json = false } = values;
  const seconds = Number(values.timeout ?? '12');
  if (!(seconds > 0 && seconds <= 300)) throw new Error(`--timeout: must be a number of seconds from 1 to 300`);
  const targets = values.list === undefined ? { services: SERVICES, controls: CONTROLS } : readList(values.list);
  const known = new Set([...targets.services, ...targets.controls].map((target) => target.id));
  const stranger = only.find((id) => !known.has(id));
  if (stranger !== undefined) {
    throw new Error(`--only: there is no target "${stranger}"; the ids are ${[...known].sort().join(', ')}`);
  }
  return { targets, only, printList, timeoutMs: seconds * 1000, json };
}

/** @throws Error with a sentence that names the file and the field */
function readList(file: string): Targets {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    throw new Error(`--list: the file ${file} cannot be read`);
  }
  const parsed = parseTargetListText(text);
  if (!parsed.ok) throw new Error(`--list: ${file}: ${parsed.problem.text}`);
  return parsed.list;
}

/** @returns the exit status */
export async function main(
  args: readonly string[],
  network: Network = realNetwork,
  output: Output = { out: console.log, error: console.error },
  now: () => Date = () => new Date(),
): Promise<number> {
  let options: Options;
  try {
    options = optionsOf(args);
  } catch (error) {
    output.error((error as Error).message);
    return 2;
  }
  if (options.printList) {
    output.out(JSON.stringify({ version: LIST_VERSION, services: SERVICES, controls: CONTROLS }, null, 2));
    return 0;
  }
  const { only } = options;
  const { services, controls } = options.targets;
  const targets = [...services, ...controls].filter((t) => only.length === 0 || only.includes(t.id));
  const { results, offline } = await checkTargets(targets, network, options.timeoutMs, (result) => {
    if (!options.json) output.error(`${result.target} ${result.endpoint.id}: ${result.problems[0] ?? 'as expected'}`);
  });
  if (offline) {
    output.error('You seem to be offline: none of the host names has an address.');
    return 1;
  }
  if (options.json) output.out(JSON.stringify(results, null, 2));
  else output.out(`${tableText(results)}\n${summaryText(results, now().toISOString().slice(0, 10))}`);
  return results.some((result) => result.problems.length > 0) ? 1 : 0;
}

if (process.argv[1]?.endsWith('check-targets.ts')) await runMain('check-targets', main);
