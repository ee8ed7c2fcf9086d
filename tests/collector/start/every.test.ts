/** Chores of a collector: each by its own clock, one that fails is tried again, none runs beside itself or after the end. */
import { Writable } from 'node:stream';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createLog } from '../../../collector/server/log.ts';
import { startChores } from '../../../collector/start/every.ts';

const logged: string[] = [];
const log = createLog('info', new Writable({ write: (line, _, done) => done(void logged.push(String(line))) }));

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('the first time may come sooner; after the end nothing comes', async () => {
  const ran: string[] = [];
  const began = Date.now();
  const note = (name: string) => () => void ran.push(`${name} ${(Date.now() - began) / 1000}`);
  const end = startChores(
    [
      { what: 'Pages', everyMs: 20_000, firstMs: 3_000, run: note('pages') },
      { what: 'Keys', everyMs: 30_000, run: note('keys') },
      { what: 'Later', everyMs: 90_000, firstMs: 70_000, run: note('later') },
    ],
    log,
  );
  await vi.advanceTimersByTimeAsync(65_000);
  await end();
  await vi.advanceTimersByTimeAsync(200_000);
  expect(ran).toEqual(['pages 3', 'pages 20', 'keys 30', 'pages 40', 'pages 60', 'keys 60']);
});

it('one that fails is named and tried again, and one that takes long is not begun twice', async () => {
  let runs = 0;
  const slow = vi.fn(() => new Promise<void>((resolve) => setTimeout(resolve, 25_000)));
  const fails = (): never => {
    runs += 1;
    throw new Error('no');
  };
  const end = startChores(
    [
      { what: 'Failing', everyMs: 10_000, run: fails },
      { what: 'Slow', everyMs: 10_000, run: slow },
    ],
    log,
  );
  await vi.advanceTimersByTimeAsync(41_000);
  expect([runs, slow.mock.calls.length]).toEqual([4, 2]);
  expect(logged.filter((line) => line.includes('Failing failed; it is tried again.'))).toHaveLength(4);
  const ended = end();
  await vi.advanceTimersByTimeAsync(30_000);
  await ended;
});
