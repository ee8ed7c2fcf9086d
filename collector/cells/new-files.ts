/** Files of the public folder that an index has not taken in: whole days first, then the hours of a day that is not over. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { TODAY } from '../publisher/data-folder.ts';

export interface NewFile {
  /** Below `data`; what was taken is known by it. */
  name: string;
  path: string;
}

const DAY = /^\d{4}-\d\d-\d\d\.parquet$/;
const HOUR = /^\d{4}-\d\d-\d\dT\d\dZ\.parquet$/;

/** In the order in which they were published. */
export function newFiles(folder: string, taken: ReadonlySet<string>): NewFile[] {
  const data = join(folder, 'data');
  const among = (below: string, form: RegExp): string[] => {
    const at = join(data, below);
    return existsSync(at) ? readdirSync(at).filter((name) => form.test(name)) : [];
  };
  const names = [...among('', DAY), ...among(TODAY, HOUR).map((name) => `${TODAY}/${name}`)];
  // A day begins with its date and ends before the hours of the next.
  const order = (name: string): string => name.replace(`${TODAY}/`, '');
  return names
    .filter((name) => !taken.has(name))
    .sort((a, b) => (order(a) < order(b) ? -1 : 1))
    .map((name) => ({ name, path: join(data, name) }));
}
