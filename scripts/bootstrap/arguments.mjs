/**
 * Takes a command line apart by the list of options. Node's own messages speak to whoever wrote the program; these say what to type.
 * No named import of parseArgs: a Node that lacks it would stop here, before it is told that it is too old.
 */
import util from 'node:util';
import { COMMANDS } from './commands.mjs';
import { OPTIONS } from './options.mjs';
import { WrongUse } from './wrong-use.mjs';

/** npm's own, which a person may have set for other reasons. */
const KNOWN_TO_NPM = ['all', 'browser', 'json', 'key', 'only'];

const typed = (command) => (command === 'start' || command === 'test' ? `npm ${command}` : `npm run ${command}`);
/** npm takes `--no-x` for `x` being off. */
const variableOf = (name) => `npm_config_${name.replace(/^no-/, '').replaceAll('-', '_')}`;
const quoted = (message) => /'(-?[^' ]*)/.exec(message)?.[1] ?? '';

function sentenceFor({ code, message }, command) {
  const names = Object.keys(OPTIONS[command]).map((name) => `--${name}`);
  const takes = names.length === 0 ? 'takes no options' : `takes ${names.join(', ')}`;
  switch (code) {
    case 'ERR_PARSE_ARGS_UNKNOWN_OPTION':
      return `There is no option ${quoted(message)}: ${typed(command)} ${takes}; --help says what they do.`;
    case 'ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL':
      return `"${quoted(message)}" means nothing to ${typed(command)}, which ${takes}; --help says what they do.`;
    case 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE':
      return message.includes('does not take')
        ? `${quoted(message)} takes no value.`
        : `${quoted(message)} needs a value; one that begins with a dash stands behind =, as ${quoted(message)}=-1.`;
    default:
      return message.split('\n')[0];
  }
}

/**
 * @returns {{ values: object, positionals: string[] }}
 * @throws WrongUse, where a word or an option is not known or has no value
 */
export function parse(command, args) {
  const options = OPTIONS[command];
  try {
    const allowPositionals = COMMANDS[command].words === true;
    const parsed = util.parseArgs({ args: [...args], options, allowPositionals });
    const empty = Object.entries(parsed.values).find(([, value]) => [value].flat().includes(''));
    if (empty !== undefined) throw new WrongUse(`--${empty[0]} needs a value.`);
    return parsed;
  } catch (error) {
    if (error instanceof WrongUse || !String(error.code).startsWith('ERR_PARSE_ARGS')) throw error;
    throw new WrongUse(sentenceFor(error, command));
  }
}

/**
 * Without `--` npm keeps options for itself, and the command would do something else than it was asked to.
 * @throws WrongUse
 */
export function refuseKept(command, env) {
  const kept = Object.keys(OPTIONS[command]).filter(
    (name) => !KNOWN_TO_NPM.includes(name) && env[variableOf(name)] !== undefined,
  );
  if (kept.length === 0) return;
  const names = kept.map((name) => `--${name}`).join(' and ');
  throw new WrongUse(`npm kept ${names} for itself: options stand behind --, as in ${typed(command)} -- --${kept[0]}.`);
}
