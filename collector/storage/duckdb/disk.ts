/**
 * Room on the disk, asked before it runs out: a database that meets a full disk in the middle of a commit has to be opened
 * anew, one that was told before has not. What an error of DuckDB means to us stands here too.
 */
import { statfsSync } from 'node:fs';
import { StorageError } from '../storage.ts';

/** Room that is left for checkpoints and for publishing. */
const RESERVE_BYTES = 48 * 1024 * 1024;
const ASK_AGAIN_MS = 1_000;

export class Disk {
  private askedAt = Number.NEGATIVE_INFINITY;
  private free = 0;

  constructor(
    private readonly folder: string,
    private readonly reserve = RESERVE_BYTES,
  ) {}

  /** @throws StorageError `full` */
  refuseIfFull(): void {
    const now = performance.now();
    if (now - this.askedAt > ASK_AGAIN_MS) {
      const { bavail, bsize } = statfsSync(this.folder);
      this.free = bavail * bsize;
      this.askedAt = now;
    }
    if (this.free < this.reserve)
      throw new StorageError('full', `Less than ${this.reserve} bytes are free on the disk.`);
  }
}

const FULL = /no space left|disk (is )?full|ENOSPC|could not write|file too large/i;

export function asStorageError(error: unknown): StorageError {
  if (error instanceof StorageError) return error;
  const message = error instanceof Error ? error.message : String(error);
  // The first line only: DuckDB may quote values on the others.
  const line = message.split('\n')[0] ?? '';
  return FULL.test(message)
    ? new StorageError('full', 'The disk is full.', { cause: error })
    : new StorageError('broken', `The database failed: ${line}`, { cause: error });
}
