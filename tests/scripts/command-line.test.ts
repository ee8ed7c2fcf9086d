/**
 * What every command does with its options before it does anything else: it explains each, and refuses one that is not there. In a
 * fresh clone, so nothing of it may need a package.
 */
import { describe, expect, it } from 'vitest';
import { OPTIONS as COLLECTOR } from '../../collector/config/options.ts';
import { parse, refuseKept } from '../../scripts/bootstrap/arguments.mjs';
import { COMMANDS } from '../../scripts/bootstrap/commands.mjs';
import { OPTIONS } from '../../scripts/bootstrap/options.mjs';
import { WrongUse } from '../../scripts/bootstrap/wrong-use.mjs';
import { help } from '../../scripts/help.ts';
import { code, text, withoutProse } from '../structure/source.ts';

type Command = keyof typeof OPTIONS;
const commands = Object.keys(OPTIONS) as Command[];
const named = (words: readonly string[]): string[] => [...new Set(words)].toSorted();
/** Those that have a line of their own in the help text. */
const explained = (command: string): string[] =>
  named([...help(command).matchAll(/^ +--([a-z][a-z-]*)/gm)].map((found) => found[1] ?? ''));

it('every command of package.json is known, and has its options here; the collector has its own', () => {
  const { scripts } = JSON.parse(text('package.json')) as { scripts: Record<string, string> };
  const ours = Object.values(scripts).flatMap((line) => /^node scripts\/bootstrap\.mjs ([\w-]+)/.exec(line)?.[1] ?? []);
  expect(named(ours)).toEqual(named(Object.keys(COMMANDS)));
  expect(named([...commands, 'collector'])).toEqual(named(Object.keys(COMMANDS)));
});

describe.each(commands)('%s', (command) => {
  const options = Object.entries<{ type: string }>(OPTIONS[command]);

  it('explains each of its options, and no other', () => {
    if (options.length === 0) expect(explained(command)).toEqual([]);
    else expect(explained(command)).toEqual(named(['help', ...options.map(([name]) => name)]));
  });

  it('refuses a mistyped one by name, with those that there are', () => {
    const attempt = () => parse(command, ['--mistyped', 'x']);
    expect(attempt).toThrow(WrongUse);
    expect(attempt).toThrow(/^There is no option --mistyped: npm [^\n]+ take/);
    for (const [name] of options) expect(attempt).toThrow(` --${name}`);
  });

  it('takes each, in either way of writing it, and refuses one without its value', () => {
    for (const [name, { type }] of options) {
      if (type === 'boolean') {
        expect(parse(command, [`--${name}`]).values).toHaveProperty([name], true);
        expect(() => parse(command, [`--${name}=1`])).toThrow(`--${name} takes no value.`);
        continue;
      }
      expect(parse(command, [`--${name}`, 'x']).values).toEqual(parse(command, [`--${name}=x`]).values);
      expect(() => parse(command, [`--${name}`])).toThrow(`--${name} needs a value`);
      expect(() => parse(command, [`--${name}=`])).toThrow(`--${name} needs a value`);
    }
  });
});

it('the collector explains each of its options as well', () => {
  for (const [name, option] of Object.entries(COLLECTOR)) {
    if (!('secret' in option)) expect(help('collector')).toContain(`  --${name}`);
  }
});

it('an option that npm kept for itself is refused, with the way to hand it on', () => {
  expect(() => refuseKept('start', { npm_config_lab: 'true', npm_config_headless: 'true' })).toThrow(
    'npm kept --lab and --headless for itself: options stand behind --, as in npm start -- --lab.',
  );
  expect(() => refuseKept('start', { npm_config_collector: '' })).toThrow('npm start -- --no-collector.');
  // npm has a setting of this name, which somebody may have for good.
  expect(refuseKept('start', { npm_config_browser: 'firefox', npm_config_cache: '/x' })).toBeUndefined();
});

it('no script reads its command line past the list', () => {
  const own = code('scripts')
    .filter((file) => file !== 'scripts/bootstrap/arguments.mjs')
    .filter((file) => /\bparseArgs\(|process\.argv\.includes/.test(withoutProse(file)));
  expect(own).toEqual([]);
});
