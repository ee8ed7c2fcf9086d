/** A file that could not be written (the disk was full) is written when it can be: nothing that was published is left out. */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { LIMITS } from '../../../src/crowd/limits.ts';
import { openBundle } from '../../../src/crowd/open-bundle.ts';
import { ballots, FIRST, HOUR_MS, openPublishing, type Publishing } from './votes.ts';

let p: Publishing;
afterEach(() => p.close());

async function close(hour: number, bad = 0): Promise<void> {
  await p.storage.append(ballots(hour, [{ asn: 64500, networks: 20, bad }]));
  p.clock.at = (hour + 1) * HOUR_MS + LIMITS.closesAfterMs + 120_000;
  await p.publisher.run();
  p.clock.at = (hour + 1) * HOUR_MS + LIMITS.publishedAfterMs;
}

const newest = async (): Promise<string> => {
  const read = await openBundle(readFileSync(join(p.files, 'bundle')), [p.signer.publicKey]);
  return 'problem' in read ? read.problem : read.value.hour;
};

it.each(['data/2026-03-02.csv', 'data/today/2026-03-02T23Z.parquet', 'fa/index.html'])(
  'the last hour of a day, of which %s could not be written',
  { timeout: 60_000 },
  async (path) => {
    p = await openPublishing();
    await close(FIRST + 22);
    await p.publisher.run();
    await close(FIRST + 23);
    // A file cannot be written where a folder is.
    const draft = join(p.files, `${path}.new`);
    mkdirSync(draft, { recursive: true });
    await expect(p.publisher.run()).rejects.toThrow();
    rmSync(draft, { recursive: true });
    await p.publisher.run();
    expect(await newest()).toBe('2026-03-02T23Z');
    expect(existsSync(join(p.files, 'data/2026-03-02.csv'))).toBe(true);
    const lines = readFileSync(join(p.files, 'data/2026-03-02.csv'), 'utf8').split('\r\n');
    expect(lines.filter((line) => line.includes(',rounds,'))).toHaveLength(2);
    expect(readFileSync(join(p.files, 'fa/index.html'), 'utf8')).toContain('2026-03-03 00:00');
  },
);

it('an alert, of whose hour the state could not be written, is in the log when the hour is shown', async () => {
  p = await openPublishing();
  for (let i = 0; i < 4; i += 1) {
    await close(FIRST + i);
    await p.publisher.run();
  }
  const draft = join(p.files, '..', 'publisher.json.new');
  mkdirSync(draft);
  await expect(close(FIRST + 4, 19)).rejects.toThrow();
  rmSync(draft, { recursive: true });
  p.clock.at = (FIRST + 5) * HOUR_MS + LIMITS.publishedAfterMs;
  await p.publisher.run();
  expect(await newest()).toBe('2026-03-02T04Z');
  expect(readFileSync(join(p.files, 'alerts.ndjson'), 'utf8')).toContain('"kind":"open');
});
