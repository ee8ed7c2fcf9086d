/** Looks for many byte strings in all files below some folders at once: by their last four bytes, which differ more than the first, then whole. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

export interface Hit {
  file: string;
  bytes: string;
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true })
    .map((name) => join(folder, String(name)))
    .filter((path) => statSync(path).isFile());
}

export function findBytes(folders: readonly string[], wanted: readonly Buffer[]): { hits: Hit[]; searched: number } {
  const byEnd = new Map<number, Buffer[]>();
  for (const bytes of wanted) {
    const end = bytes.readUInt32BE(bytes.length - 4);
    const list = byEnd.get(end) ?? [];
    byEnd.set(end, list);
    list.push(bytes);
  }
  const hits: Hit[] = [];
  let searched = 0;
  for (const file of folders.flatMap(filesBelow)) {
    const content = readFileSync(file);
    searched += content.length;
    let window = 0;
    for (let i = 0; i < content.length; i += 1) {
      window = ((window << 8) | (content[i] ?? 0)) >>> 0;
      for (const bytes of (i >= 3 && byEnd.get(window)) || []) {
        const start = i + 1 - bytes.length;
        if (start >= 0 && content.compare(bytes, 0, bytes.length, start, i + 1) === 0)
          hits.push({ file, bytes: bytes.toString('latin1') });
      }
    }
  }
  return { hits, searched };
}
