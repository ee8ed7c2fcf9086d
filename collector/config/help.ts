/** The text of --help, made from the list of options. */
import { OPTIONS, type Option, variableOf } from './options.ts';

const HEAD = `npm run collector -- [options]

Takes reports, counts them and publishes what at least k distinct parts of networks saw. Without options: relay and gateway
in one process on 127.0.0.1, for trying it. docs/operating.md says how to run it for others.
`;
const TAIL = `
Each option can stand in the environment as ${variableOf('...')}, the command line before it; secrets
only there, or in a file named by the variable with _FILE at its end.`;
const WIDTH = 118;
const INDENT = 28;

function wrap(text: string): string {
  const lines = [''];
  for (const word of text.split(' ')) {
    const last = lines.at(-1) ?? '';
    if (INDENT + last.length + word.length + 1 > WIDTH) lines.push(word);
    else lines[lines.length - 1] = last === '' ? word : `${last} ${word}`;
  }
  return lines.join(`\n${' '.repeat(INDENT)}`);
}

function line(name: string, option: Option): string {
  const head = option.secret ? variableOf(name) : `--${name}${option.value ? ` ${option.value}` : ''}`;
  const usual = option.default && !option.secret ? ` (${option.default})` : '';
  const start = `  ${head}`;
  const gap = start.length < INDENT ? ' '.repeat(INDENT - start.length) : `\n${' '.repeat(INDENT)}`;
  return `${start}${gap}${wrap(option.means + usual)}`;
}

export function helpText(): string {
  const lines = Object.entries(OPTIONS).map(([name, option]) => line(name, option));
  return [HEAD, ...lines, `  --help${' '.repeat(INDENT - 8)}this text`, TAIL].join('\n');
}
