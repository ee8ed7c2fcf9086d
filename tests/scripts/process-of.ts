/** A command as a person starts it, past npm: in a group of processes of its own, to all of which a terminal sends Ctrl-C. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { ROOT } from '../structure/source.ts';

export interface Ended {
  /** Null: ended by a signal. */
  code: number | null;
  out: string;
  err: string;
}

export interface Running {
  ended: Promise<Ended>;
  /** Resolves with all that was printed so far, when a line of it matches. */
  printed(line: RegExp): Promise<string>;
  /** To this process alone, as `kill` does. */
  kill(signal: NodeJS.Signals): void;
  /** To all of its processes. */
  ctrlC(): void;
}

export function processOf(args: readonly string[], root = ROOT, env: NodeJS.ProcessEnv = process.env): Running {
  const child = spawn(process.execPath, [join(root, 'scripts/bootstrap.mjs'), ...args], {
    ...{ cwd: root, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] },
  });
  const text = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (piece: string) => (text.out += piece));
  child.stderr.setEncoding('utf8').on('data', (piece: string) => (text.err += piece));
  const ended = new Promise<Ended>((resolve) => child.on('close', (code) => resolve({ code, ...text })));
  const group = (signal: NodeJS.Signals) => {
    if (child.pid !== undefined && child.exitCode === null && child.signalCode === null)
      process.kill(-child.pid, signal);
  };
  onTestFinished(() => group('SIGKILL'));
  return {
    ended,
    async printed(line) {
      for (;;) {
        if (line.test(text.out)) return text.out;
        const next = new Promise<null>((done) => child.stdout.once('data', () => done(null)));
        const over = await Promise.race([next, ended]);
        if (over !== null) throw new Error(`It ended with ${over.code} before it printed ${line}: ${over.err}`);
      }
    },
    kill: (signal) => child.kill(signal),
    ctrlC: () => group('SIGINT'),
  };
}
