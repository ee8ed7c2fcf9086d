/** Where a command is to keep something is tried before minutes are spent on it, and nothing that is there suffers from the trial. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { WrongUse } from '../../scripts/bootstrap/wrong-use.mjs';
import { writableFile, writableFolder } from '../../scripts/live/writable.ts';
import { processOf } from './process-of.ts';

const folder = mkdtempSync(join(tmpdir(), 'tailback-writable-'));
const file = join(folder, 'there.ndjson');
writeFileSync(file, 'measured before\n');
afterAll(() => rmSync(folder, { recursive: true }));

describe('a file', () => {
  it('that is there stays as it is, and one that is not is not left behind', () => {
    expect(writableFile('out', file)).toBe(file);
    expect(readFileSync(file, 'utf8')).toBe('measured before\n');
    expect(writableFile('out', join(folder, 'new.ndjson'))).toBe(join(folder, 'new.ndjson'));
    expect(readdirSync(folder)).toEqual(['there.ndjson']);
  });

  it.each([
    [folder, /^--out: .* is a folder: name a file in it\.$/],
    [join(folder, 'none', 'x'), /^--out: there is no folder .*none\.$/],
    [join(file, 'x'), /^--out: .* cannot be written\.$/],
  ])('%s is refused', (name, sentence) => {
    expect(() => writableFile('out', name)).toThrow(sentence);
    expect(() => writableFile('out', name)).toThrow(WrongUse);
  });
});

describe('a folder', () => {
  it('is made with those above it, and stays empty', () => {
    const dir = join(folder, 'a', 'b', 'c');
    expect(writableFolder('profile', dir)).toBe(dir);
    expect(readdirSync(dir)).toEqual([]);
    rmSync(join(folder, 'a'), { recursive: true });
  });

  it.each([
    [file, /^--profile: the folder .* is a file\.$/],
    [join(file, 'x', 'y'), /^--profile: the folder .* cannot be made or written to\.$/],
  ])('%s is refused', (name, sentence) => {
    expect(() => writableFolder('profile', name)).toThrow(sentence);
  });
});

it('start and measure refuse in one sentence and with 2, at once and before anything is built', async () => {
  // Where there is one: a folder in which mkdir -p of Node 20 never comes to an end.
  const nowhere = existsSync('/proc/self') ? '/proc/x/y' : join(file, 'x');
  const out = join(folder, 'new.ndjson');
  const refused = await Promise.all([
    processOf(['start', '--lab', 'healthy', '--profile', nowhere]).ended,
    processOf(['measure', '--lab', 'healthy', '--out', out, '--profile', nowhere]).ended,
    processOf(['measure', '--lab', 'healthy', '--out', out, '--chromium-arg=--no-pings']).ended,
    processOf(['measure', '--lab', 'healthy', '--rounds', '1']).ended,
  ]);
  const sentences = [
    /^--profile: the folder /,
    /^--profile: the folder /,
    /^--lab and --chromium-arg /,
    /^--out is missing/,
  ];
  for (const [i, { code, out: printed, err }] of refused.entries()) {
    expect({ code, printed }).toEqual({ code: 2, printed: i === 0 ? expect.any(String) : '' });
    expect(err).toMatch(sentences[i] ?? /^$/);
    expect(err.trimEnd().split('\n')).toHaveLength(1);
    expect(printed + err).not.toContain('Building');
  }
  expect(existsSync(out)).toBe(false);
});
