/**
 * The long tests, file by file, resumable: a file that passed on exactly this source is not run again. The record is
 * .tailback/test-full.json; deleting it starts over.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sourceFiles } from '../source-files.ts';
import { ROOT, vitest } from './run.ts';
import { add, none, type Tally } from './tally.ts';

const FOLDER = 'tests/full';
const RECORD = join(ROOT, '.tailback', 'test-full.json');

interface Passed {
  source: string;
  passed: { [file: string]: Tally };
}

/** Hash of everything git would take in, tracked or new. */
function sourceHash(): string {
  const hash = createHash('sha256');
  for (const name of sourceFiles(ROOT)) {
    hash
      .update(`${name}\0`)
      .update(readFileSync(join(ROOT, name)))
      .update('\0');
  }
  return hash.digest('hex');
}

function readRecord(source: string): Passed {
  const old = existsSync(RECORD) ? (JSON.parse(readFileSync(RECORD, 'utf8')) as Passed) : null;
  return old?.source === source ? old : { source, passed: {} };
}

/** @param patterns only files whose path contains one of them; none: all */
export async function runFull(patterns: readonly string[] = []): Promise<Tally> {
  const folder = join(ROOT, FOLDER);
  const names = existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: 'utf8' }) : [];
  const record = readRecord(sourceHash());
  let sum = none;
  const wanted = (name: string): boolean =>
    patterns.length === 0 || patterns.some((pattern) => `${FOLDER}/${name}`.includes(pattern));
  for (const name of names.filter((n) => n.endsWith('.test.ts') && wanted(n)).sort()) {
    const before = record.passed[name];
    if (before !== undefined) console.log(`ok     ${FOLDER}/${name} (passed before, on this source)`);
    const tally = before ?? (await vitest('full', [`${FOLDER}/${name}`]));
    sum = add(sum, tally);
    if (tally.failed > 0) continue;
    record.passed[name] = tally;
    mkdirSync(join(ROOT, '.tailback'), { recursive: true });
    writeFileSync(RECORD, JSON.stringify(record));
  }
  return sum;
}
