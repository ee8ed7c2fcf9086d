/**
 * `npm run collector`: reads the configuration, starts, says where it can be reached, and stops on SIGTERM or Ctrl-C. A mistake is a
 * sentence on stderr and exit code 1, before anything listens.
 */

import { ConfigError, readConfig } from './config/config.ts';
import { helpText } from './config/help.ts';
import { createLog } from './server/log.ts';
import { greeting } from './start/greeting.ts';
import { start } from './start/start.ts';

/** A stop that takes longer than this is a hang. */
const STOP_MS = 30_000;

async function main(args: readonly string[]): Promise<void> {
  if (args.includes('--help') || args.includes('-h')) {
    console.log(helpText());
    return;
  }
  const config = readConfig(args, process.env);
  const log = createLog(config.log);
  const running = await start(config, log);
  console.log(greeting(config, running));
  let stopping = false;
  const stop = async (): Promise<void> => {
    // Who asks twice means it.
    if (stopping) process.exit(1);
    stopping = true;
    log.info('Stopping: answering what is under way.');
    setTimeout(() => {
      log.error('Stopping took too long; what was acknowledged is safe.');
      process.exit(1);
    }, STOP_MS).unref();
    await running.stop();
    log.info('Stopped.');
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, stop);
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  const problems =
    error instanceof ConfigError ? error.problems : [error instanceof Error ? error.message : String(error)];
  for (const problem of problems) process.stderr.write(`${problem}\n`);
  if (process.env.TAILBACK_DEBUG) console.error(error);
  process.exit(1);
}
