/**
 * A collector beside the browser, on 127.0.0.1, for trying out sharing: its address is entered on the page of sharing. Where it cannot
 * start (another `npm start` has its folder, say) the browser is started without it.
 */
import { fileURLToPath } from 'node:url';
import { readConfig } from '../../collector/config/config.ts';
import { createLog } from '../../collector/server/log.ts';
import { type Running, start } from '../../collector/start/start.ts';
import { sentence } from './run-main.ts';

const FOLDER = fileURLToPath(new URL('../../.tailback/collector/', import.meta.url));
/** The same from run to run, so that an address that was entered stays good. */
const PORT = 8787;

async function startOn(port: number): Promise<Running> {
  const args = ['--data', FOLDER, '--port', String(port), '--metrics-port', '0', '--log', 'error'];
  // Settings of a real collector are not meant for this one.
  return start(readConfig(args, {}), createLog('error'));
}

/** Prints its address, or why there is none. */
export async function startBeside(): Promise<Running | null> {
  try {
    const running = await startOn(PORT).catch((error: Error) => {
      if (!error.message.startsWith('--port')) throw error;
      return startOn(0);
    });
    console.log(`A collector runs beside it, for trying out sharing: ${running.link}`);
    return running;
  } catch (error) {
    console.log(`Without a collector: ${sentence(error)}`);
    return null;
  }
}
