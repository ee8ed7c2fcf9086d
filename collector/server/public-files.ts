/**
 * Files that everybody may have: the manifest, the gateway's keys, and the publisher's folder as it lies. Nothing about the
 * asker decides what is served, so that any mirror can serve the same.
 */
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { writeKeyConfig } from '../../src/report/key-config.ts';
import { KEYS_PATH, KEYS_TYPE, MANIFEST_PATH } from '../../src/report/wire.ts';
import { announced, type KeyRing } from '../keys/key-ring.ts';
import { keyConfigs } from '../keys/private-keys.ts';
import type { Reply } from './gateway-link.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.cff': 'text/plain; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.gz': 'application/gzip',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.ndjson': 'application/x-ndjson; charset=utf-8',
  '.parquet': 'application/vnd.apache.parquet',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.xml': 'application/atom+xml; charset=utf-8',
};
const BINARY = 'application/octet-stream';
/** Larger files are streamed: held whole for each of many slow askers they would fill the memory. */
export const WHOLE_BYTES = 4 * 1024 * 1024;
/** Each part begins with a letter or digit: neither `..` nor a hidden file can be asked for. */
const PATH = /^\/(?:[A-Za-z0-9][A-Za-z0-9._-]*\/)*(?:[A-Za-z0-9][A-Za-z0-9._-]*)?$/;

/** Asked anew each time: keys turn while we serve. */
export interface KeySource {
  readonly current: KeyRing;
  readonly manifest: Uint8Array;
}

/** RFC 9458 section 3: each configuration after its length. For other software; our client reads the manifest. */
function keysFile(keeper: KeySource, now: number): Uint8Array {
  const configs = announced(keeper.current, now)
    .filter((period) => period.from <= now)
    .flatMap(keyConfigs)
    .map(writeKeyConfig);
  return Buffer.concat(configs.flatMap((config) => [Buffer.of(config.length >> 8, config.length & 0xff), config]));
}

export function publicFiles(keeper: KeySource, folder: string, now: () => number) {
  return async (path: string): Promise<Reply | undefined> => {
    if (path === MANIFEST_PATH) return { status: 200, type: BINARY, body: keeper.manifest };
    if (path === KEYS_PATH) return { status: 200, type: KEYS_TYPE, body: keysFile(keeper, now()) };
    if (!PATH.test(path)) return undefined;
    const file = join(folder, path.endsWith('/') ? `${path}index.html` : path);
    try {
      const about = await stat(file);
      if (!about.isFile()) return undefined;
      const { mtimeMs, size } = about;
      const etag = `"${Math.round(mtimeMs).toString(36)}-${size.toString(36)}"`;
      const head = { status: 200, type: TYPES[extname(file)] ?? BINARY, etag };
      if (size <= WHOLE_BYTES) return { ...head, body: await readFile(file) };
      // It ends where it ended when it was asked for: its length is said before it is read.
      return { ...head, body: createReadStream(file, { end: size - 1 }), bytes: size };
    } catch {
      return undefined;
    }
  };
}
