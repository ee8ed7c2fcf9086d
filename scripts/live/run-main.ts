/** Top level of a script: whatever goes wrong becomes one sentence on stderr, never a stack trace. */
import { help, wantsHelp } from '../help.ts';

/** @param main answers the exit code */
export async function runMain(command: string, main: (args: string[]) => Promise<number>): Promise<void> {
  const args = process.argv.slice(2);
  if (wantsHelp(args)) {
    console.log(help(command));
    return;
  }
  try {
    process.exitCode = await main(args);
  } catch (error) {
    process.stderr.write(`${sentence(error)}\n`);
    // For whoever mends the script itself.
    if (process.env.TAILBACK_DEBUG) console.error(error);
    process.exitCode = 1;
  }
}

/** The first line of the message without the error's class; libraries put call logs and hints on further lines. */
export function sentence(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.split('\n')[0]?.replace(/^\w*Error: /, '') || 'Something failed without saying what.';
}
