/** The repository as the structure test sees it: file names, texts, imports. Text only; nothing is compiled. */
import { readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sourceFiles } from '../../scripts/source-files.ts';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Paths from the root of everything git has or would take in, so that build output and profiles are left out. */
export const FILES: readonly string[] = sourceFiles(ROOT);

export function text(file: string): string {
  return readFileSync(join(ROOT, file), 'utf8');
}

export function lines(file: string): number {
  return text(file).trimEnd().split('\n').length;
}

/** Files of code below these folders. */
export function code(...folders: string[]): string[] {
  return FILES.filter((f) => /\.(ts|tsx|mjs)$/.test(f) && folders.some((folder) => f.startsWith(`${folder}/`)));
}

/** The code alone: comments and strings may speak of anything. */
export function withoutProse(file: string): string {
  return text(file).replace(/\/\*[\s\S]*?\*\/|(?<!:)\/\/[^\n]*|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"/g, (match) =>
    match.startsWith('/') ? ' ' : "''",
  );
}

export interface Import {
  /** As written. */
  from: string;
  /** Path from the root for a relative import, else null. */
  file: string | null;
  /** `import type`: gone after compilation. */
  typeOnly: boolean;
}

export function imports(file: string): Import[] {
  const bare = text(file).replace(/\/\*[\s\S]*?\*\/|^\s*\/\/[^\n]*$/gm, '');
  const found = bare.matchAll(
    /\b(?:import|export)\s+(type\s)?[^'";]*?\bfrom\s*['"]([^'"]+)['"]|\bimport\s*\(?\s*['"]([^'"]+)['"]/g,
  );
  return [...found].map((match) => {
    const from = match[2] ?? match[3] ?? '';
    const file_ = from.startsWith('.') ? normalize(join(dirname(file), from)).replaceAll('\\', '/') : null;
    return { from, file: file_, typeOnly: match[1] !== undefined };
  });
}
