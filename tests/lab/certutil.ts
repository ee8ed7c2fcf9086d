/** Trust in the lab's CA for both browsers: NSS certificate stores, written by `certutil`. */
import { execFile } from 'node:child_process';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const NICKNAME = 'tailback-lab';

/** The folder must exist; a store in it is kept, and an earlier lab's CA replaced. Rejects with one sentence. */
export async function trustAuthority(folder: string, caPem: string): Promise<void> {
  const store = `sql:${folder}`;
  const pem = join(folder, 'lab-ca.pem');
  await writeFile(pem, caPem);
  try {
    await run('certutil', ['-N', '-d', store, '--empty-password']).catch(() => {}); // it may have a store already
    await run('certutil', ['-D', '-n', NICKNAME, '-d', store]).catch(() => {});
    await run('certutil', ['-A', '-n', NICKNAME, '-t', 'C,,', '-i', pem, '-d', store]);
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    throw new Error(
      missing
        ? 'The browser cannot trust the lab without certutil: install it (Debian, Ubuntu: apt-get install libnss3-tools).'
        : `certutil could not put the lab's CA into ${folder}: ${(error as Error).message}`,
    );
  } finally {
    await rm(pem, { force: true });
  }
}
