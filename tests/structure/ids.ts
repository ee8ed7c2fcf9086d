/** Folders of things that have an id: one thing, one file, one line in a list. */
import { basename } from 'node:path';
import { pathToFileURL } from 'node:url';
import { FILES, ROOT, text } from './source.ts';

export interface Family {
  folder: string;
  /** The list, which the folder's files must all stand in. */
  list: string;
  /** Files of the folder that are no such thing, by name without extension. */
  besides: readonly string[];
}

export const FAMILIES: readonly Family[] = [
  { folder: 'src/targets/services', list: 'src/targets/index.ts', besides: [] },
  { folder: 'src/verdict/rules', list: 'src/verdict/rules/index.ts', besides: ['index'] },
  { folder: 'src/store/migrations', list: 'src/store/migrations/index.ts', besides: ['index', 'migration'] },
  { folder: 'tests/lab/scenarios', list: 'tests/lab/scenarios/index.ts', besides: ['index'] },
];

export function filesOf({ folder, besides }: Family): string[] {
  const direct = FILES.filter(
    (f) => f.startsWith(`${folder}/`) && f.endsWith('.ts') && !f.slice(folder.length + 1).includes('/'),
  );
  return direct.filter((f) => !besides.includes(basename(f, '.ts')));
}

export function isListed(file: string, list: string): boolean {
  return text(list).includes(`/${basename(file)}'`);
}

/** Ids of what the file exports. */
export async function exportedIds(file: string): Promise<string[]> {
  const module = (await import(pathToFileURL(`${ROOT}/${file}`).href)) as Record<string, unknown>;
  return Object.values(module)
    .filter((value): value is { id: string } => typeof value === 'object' && value !== null && 'id' in value)
    .map((value) => value.id);
}
