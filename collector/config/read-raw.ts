/**
 * Flags and environment to texts by option, before any of them is understood. A misspelled flag, and a misspelled variable
 * with our prefix, is refused by name: a setting that silently does nothing is worse than none.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { OPTIONS, type Option, type OptionName, variableOf } from './options.ts';

export type Raw = Record<string, string | undefined>;

const NPM_SCRIPT = 'collector';
const PREFIX = variableOf('');
const entries: [string, Option][] = Object.entries(OPTIONS);

function fromFlags(args: readonly string[]): Raw {
  const options = Object.fromEntries(
    entries
      .filter(([, option]) => !option.secret)
      .map(([name, { kind }]) => [name, { type: kind === 'flag' ? ('boolean' as const) : ('string' as const) }]),
  );
  const { values } = parseArgs({ args: [...args], options, strict: true });
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)]));
}

function fromEnvironment(env: Readonly<Record<string, string | undefined>>, problems: string[]): Raw {
  const raw: Raw = {};
  const known = new Map<string, string>();
  for (const [name, option] of entries) {
    known.set(variableOf(name), name);
    if (option.secret) known.set(`${variableOf(name)}_FILE`, name);
  }
  for (const [variable, value] of Object.entries(env)) {
    if (!variable.startsWith(PREFIX) || value === undefined) continue;
    const name = known.get(variable);
    if (name === undefined) problems.push(`${variable}: is no setting of the collector; see --help.`);
    else if (variable === variableOf(name)) raw[name] = value;
    else raw[name] = secretIn(variable, value, problems);
  }
  return raw;
}

function secretIn(variable: string, path: string, problems: string[]): string | undefined {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    problems.push(`${variable}: the file ${path} cannot be read.`);
    return undefined;
  }
}

/** Without `--` npm keeps options for itself, and the collector would run with others than it was asked to. */
function keptByNpm(env: Readonly<Record<string, string | undefined>>, problems: string[]): void {
  if (env.npm_lifecycle_event !== NPM_SCRIPT) return;
  for (const [name, { secret }] of entries)
    if (!secret && env[`npm_config_${name.replaceAll('-', '_')}`] !== undefined)
      problems.push(
        `npm kept --${name} for itself: options stand behind --, as in npm run ${NPM_SCRIPT} -- --${name}${OPTIONS[name as OptionName].kind === 'flag' ? '' : ' …'}.`,
      );
}

/** @throws one sentence for a flag that is not known. @param problems takes a sentence for each mistake of the environment */
export function readRaw(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  problems: string[],
): Raw {
  keptByNpm(env, problems);
  const defaults = Object.fromEntries(entries.map(([name, option]) => [name, option.default]));
  return { ...defaults, ...fromEnvironment(env, problems), ...fromFlags(args) };
}
