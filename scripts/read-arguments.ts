/** The command line of one command, by the table that the bootstrap refuses mistakes with (scripts/bootstrap/options.mjs), typed. */
import type { parseArgs } from 'node:util';
import { parse } from './bootstrap/arguments.mjs';
import type { OPTIONS } from './bootstrap/options.mjs';

type Table = typeof OPTIONS;
type Parsed<Command extends keyof Table> = ReturnType<
  typeof parseArgs<{ options: Table[Command]; allowPositionals: true; strict: true }>
>;

/** @throws WrongUse */
export function readArguments<Command extends keyof Table>(command: Command, args: readonly string[]): Parsed<Command> {
  return parse(command, args) as Parsed<Command>;
}
