/** Top level of a script: whatever goes wrong becomes one sentence on stderr, never a stack trace. */
import { WrongUse } from '../bootstrap/wrong-use.mjs';
import { help, wantsHelp } from '../help.ts';

/** @param main answers the exit code */
export async function runMain(command: string, main: (args: string[]) => Promise<number>): Promise<void> {
  const args = process.argv.slice(2);
  if (wantsHelp(args)) {
    console.log(help(command));
    return;
  }
  process.stdout.on('error', endOfPipe);
  try {
    process.exitCode = await main(args);
  } catch (error) {
    process.stderr.write(`${sentence(error)}\n`);
    // For whoever mends the script itself.
    if (process.env.TAILBACK_DEBUG) console.error(error);
    process.exitCode = error instanceof WrongUse ? 2 : 1;
  }
}

/** Whoever read our lines wants no more of them (`| head`). An end like any other: a browser that is open is closed. */
function endOfPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
  if (!process.emit('SIGTERM')) process.exit();
}

/** The first line of the message without the error's class; libraries put call logs and hints on further lines. */
export function sentence(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.split('\n')[0]?.replace(/^\w*Error: /, '') || 'Something failed without saying what.';
}
