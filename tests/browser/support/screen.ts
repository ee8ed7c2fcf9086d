/** A screen that nobody sees, with a keyboard, for what a headless browser does not show: its own questions. Linux with Xvfb and xdotool. */
import { execFileSync, spawn } from 'node:child_process';
import { hasTool } from '../../../scripts/browser/install.mjs';

export const HAS_SCREEN = hasTool('Xvfb') && hasTool('xdotool');

export interface Screen {
  /** For the environment of what is to be shown on it. */
  env: { DISPLAY: string };
  /** Presses and lets go, by the X names of keys; whatever has the focus gets it. */
  press(key: string): void;
  stop(): void;
}

export async function startScreen(): Promise<Screen> {
  // It chooses a free number and tells it.
  const server = spawn('Xvfb', ['-displayfd', '1', '-screen', '0', '1280x900x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const number = await new Promise<string>((done, fail) => {
    server.stdout.once('data', (said) => done(String(said).trim()));
    server.once('error', fail);
    server.once('exit', (code) => fail(new Error(`Xvfb ended with ${code}.`)));
  });
  const env = { DISPLAY: `:${number}` };
  return {
    env,
    press: (key) => void execFileSync('xdotool', ['key', key], { env: { ...process.env, ...env } }),
    stop: () => void server.kill(),
  };
}
