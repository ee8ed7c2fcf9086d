/** The help text of one command: scripts/help/<command>.txt. The bootstrap prints the same file before installing. */
import { readFileSync } from 'node:fs';

export function wantsHelp(args: readonly string[]): boolean {
  return args.includes('--help') || args.includes('-h');
}

export function help(command: string): string {
  return readFileSync(new URL(`./help/${command}.txt`, import.meta.url), 'utf8').trimEnd();
}
