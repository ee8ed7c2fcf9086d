/**
 * The data folder, before anything is put into it: made where it is missing, and tried, since permissions say nothing of a read-only
 * disk. mkdir -p is not used: Node 20's never returns where a folder takes in no other (/proc).
 */
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** No reason not to start: reports are answered by 503 until there is room again. */
const FULL = new Set(['ENOSPC', 'EDQUOT']);

function make(folder: string): void {
  if (existsSync(folder)) return;
  make(dirname(folder));
  mkdirSync(folder);
}

/** @throws one sentence */
export function ensureOwnFolder(name: string): void {
  const folder = resolve(name);
  try {
    make(folder);
    rmSync(mkdtempSync(join(folder, '.try-')), { recursive: true });
  } catch (error) {
    if (existsSync(folder) && FULL.has((error as NodeJS.ErrnoException).code ?? '')) return;
    const isFile = existsSync(folder) && !statSync(folder).isDirectory();
    throw new Error(
      `--data: ${folder} ${isFile ? 'is a file, not a folder' : 'cannot be made or written to by this user'}.`,
    );
  }
}
