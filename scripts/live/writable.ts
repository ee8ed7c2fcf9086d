/**
 * Can what a command is about to make be kept where it was asked for? Tried, not read from the permissions: those say nothing of a
 * read-only disk or of /proc. mkdir -p is not used, since Node 20's never returns where a folder takes in no other (/proc).
 */
import { closeSync, existsSync, mkdirSync, mkdtempSync, openSync, rmSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { WrongUse } from '../bootstrap/wrong-use.mjs';

function makeFolder(dir: string): void {
  if (existsSync(dir)) return;
  makeFolder(dirname(dir));
  mkdirSync(dir);
}

/** The absolute path of the folder, which is there then. @throws WrongUse */
export function writableFolder(option: string, name: string): string {
  const dir = resolve(name);
  try {
    makeFolder(dir);
    rmSync(mkdtempSync(join(dir, '.tailback-')), { recursive: true });
    return dir;
  } catch {
    const why = existsSync(dir) && !statSync(dir).isDirectory() ? 'is a file' : 'cannot be made or written to';
    throw new WrongUse(`--${option}: the folder ${dir} ${why}.`);
  }
}

/** The absolute path of the file; what stands in it stays until something better is there. @throws WrongUse */
export function writableFile(option: string, name: string): string {
  const file = resolve(name);
  const there = existsSync(file);
  if (there && statSync(file).isDirectory()) throw new WrongUse(`--${option}: ${file} is a folder: name a file in it.`);
  if (!existsSync(dirname(file))) throw new WrongUse(`--${option}: there is no folder ${dirname(file)}.`);
  try {
    closeSync(openSync(file, 'a'));
  } catch {
    throw new WrongUse(`--${option}: ${file} cannot be written.`);
  }
  if (!there) rmSync(file);
  return file;
}
