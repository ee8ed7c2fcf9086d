/** Where the real data lie: TAILBACK_DATA, else beside the repository. They are never copied into it. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

export interface DataFile {
  name: string;
  text: string;
}

export function dataFolder(): string | undefined {
  const folder = process.env.TAILBACK_DATA ?? join(ROOT, '..', 'shared', 'data');
  return existsSync(folder) ? folder : undefined;
}

/** The CSV files of one set, in the order of their names; none where the set is absent. */
export function* csvFiles(set: string): Generator<DataFile> {
  const folder = dataFolder();
  if (folder === undefined || !existsSync(join(folder, set))) return;
  for (const name of readdirSync(join(folder, set)).sort()) {
    if (name.endsWith('.csv')) yield { name: name.slice(0, -4), text: readFileSync(join(folder, set, name), 'utf8') };
  }
}

/** Rows as fields by the names of the first line; quoted fields may hold the separator. */
export function rows(text: string, separator = ','): Record<string, string>[] {
  const lines = text.split(/\r?\n/).filter((line) => line !== '');
  const split = (line: string): string[] => {
    if (!line.includes('"')) return line.split(separator);
    const fields: string[] = [];
    let [field, quoted] = ['', false];
    for (const char of line) {
      if (char === '"') quoted = !quoted;
      else if (char === separator && !quoted) {
        fields.push(field);
        field = '';
      } else field += char;
    }
    return [...fields, field];
  };
  const names = split(lines[0] ?? '');
  return lines.slice(1).map((line) => {
    const fields = split(line);
    return Object.fromEntries(names.map((name, i) => [name, fields[i] ?? '']));
  });
}
