/** Looks for many byte strings in all files below some folders at once: by their first four bytes, then whole. */
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
  const byStart = new Map<number, Buffer[]>();
  for (const bytes of wanted) {
    const start = bytes.readUInt32BE();
    byStart.set(start, [...(byStart.get(start) ?? []), bytes]);
  }
  const hits: Hit[] = [];
  let searched = 0;
  for (const file of folders.flatMap(filesBelow)) {
    const content = readFileSync(file);
    searched += content.length;
    let window = 0;
    for (let i = 0; i < content.length; i += 1) {
      window = ((window << 8) | (content[i] ?? 0)) >>> 0;
      const candidates = i >= 3 ? byStart.get(window) : undefined;
      if (!candidates) continue;
      for (const bytes of candidates)
        if (content.compare(bytes, 0, bytes.length, i - 3, Math.min(i - 3 + bytes.length, content.length)) === 0)
          hits.push({ file, bytes: bytes.toString('latin1') });
    }
  }
  return { hits, searched };
}
