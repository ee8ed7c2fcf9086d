/** A file is written whole or not at all: to a neighbour, onto the disk where it must last, then renamed over the old one. */
import { closeSync, fsyncSync, openSync, renameSync, writeFileSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

/** @param mode 0o600 for secrets */
export function writeWhole(path: string, content: string | Uint8Array, mode: number): void {
  const draft = `${path}.new`;
  const file = openSync(draft, 'w', mode);
  try {
    const bytes = typeof content === 'string' ? Buffer.from(content) : content;
    for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(draft, path);
  const folder = openSync(dirname(path), 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}

/**
 * As `writeWhole` for whoever reads it, but after a power cut it may be empty: for what is soon made again anyway. Waiting for the
 * disk twice for each of some hundred files took longer than making them.
 */
export function replaceWhole(path: string, content: string | Uint8Array, mode: number): void {
  const draft = `${path}.new`;
  writeFileSync(draft, content, { mode });
  renameSync(draft, path);
}
