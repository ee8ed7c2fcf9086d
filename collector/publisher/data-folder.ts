/**
 * DataFolder: what researchers fetch, below `data` of the public folder. A day's files by date, and by date and country; while a day goes
 * on, a file for each of its hours, which goes when the day's are there. All that is said of a day is said once and stays.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { groupBy } from '../../src/crowd/group-by.ts';
import type { PublishedCell } from '../../src/crowd/publish-cell.ts';
import { reportHourOf } from '../../src/report/report-hour.ts';
import type { Signer } from '../keys/private-keys.ts';
import { writeWhole } from '../keys/write-whole.ts';
import { dataReadme } from './data-readme.ts';
import { linesOf } from './day-columns.ts';
import { LICENCE_TEXT } from './licence.ts';
import { csvOf, parquetOf, schemaOf } from './line-files.ts';

/** Hours of the day that is not over. */
export const TODAY = 'today';
const SUMS = 'SHA256SUMS';
const ROOT = new URL('../../', import.meta.url);
const CHANGES = fileURLToPath(new URL('docs/methods/changelog.md', ROOT));
const CITATION = fileURLToPath(new URL('CITATION.cff', ROOT));

export class DataFolder {
  private readonly folder: string;

  constructor(
    publicFolder: string,
    private readonly signer: () => Pick<Signer, 'sign'>,
  ) {
    this.folder = join(publicFolder, 'data');
  }

  /** Newest first, YYYY-MM-DD. */
  days(): string[] {
    return this.names()
      .filter((name) => /^\d{4}-\d\d-\d\d\.csv$/.test(name))
      .map((name) => name.slice(0, 10))
      .reverse();
  }

  hour(hour: number, cells: readonly PublishedCell[]): void {
    if (cells.length > 0) this.write(`${TODAY}/${reportHourOf(hour)}.parquet`, parquetOf(linesOf(cells)));
  }

  day(day: number, cells: readonly PublishedCell[]): void {
    const date = new Date(day).toISOString().slice(0, 10);
    const written = this.pair(date, cells);
    const countries = [...groupBy(cells, ({ country }) => country)].sort(([a], [b]) => (a < b ? -1 : 1));
    for (const [country, its] of countries) written.push(...this.pair(`${date}/${country}`, its));
    if (this.days()[0] === date)
      written.push(
        ...this.latest(
          date,
          cells,
          countries.map(([country]) => country),
        ),
      );
    const about = [
      ['README.md', dataReadme()],
      ['schema.json', schemaOf()],
      ['LICENCE.txt', LICENCE_TEXT],
      ['CHANGES.md', readFileSync(CHANGES, 'utf8')],
      ['CITATION.cff', readFileSync(CITATION, 'utf8')],
    ] as const;
    for (const [name, text] of about) written.push(this.write(name, text));
    this.sums(new Set(written));
    for (const name of this.names(TODAY)) if (name.startsWith(date)) rmSync(join(this.folder, TODAY, name));
  }

  private pair(name: string, cells: readonly PublishedCell[]): string[] {
    const lines = linesOf(cells);
    return [this.write(`${name}.csv`, csvOf(lines)), this.write(`${name}.parquet`, parquetOf(lines))];
  }

  /** At names that stay, for whoever fetches the newest day by a clock; latest.json says which day that is. */
  private latest(day: string, cells: readonly PublishedCell[], countries: readonly string[]): string[] {
    const pair = this.pair('latest', cells);
    const files = Object.fromEntries(
      pair.map((name) => [name, { day: name.replace('latest', day), sha256: this.sumOf(name) }]),
    );
    return [...pair, this.write('latest.json', `${JSON.stringify({ day, countries, files }, null, 2)}\n`)];
  }

  /** As `sha256sum -c` reads it, and signed beside it. Days that were summed before are not read again. */
  private sums(written: ReadonlySet<string>): void {
    const known = new Map<string, string>();
    if (existsSync(join(this.folder, SUMS)))
      for (const line of readFileSync(join(this.folder, SUMS), 'utf8').split('\n'))
        known.set(line.slice(66), line.slice(0, 64));
    const folders = this.names().filter((name) => /^\d{4}-\d\d-\d\d$/.test(name));
    const files = this.names().filter((name) => /\.(csv|parquet|json|txt|md|cff)$/.test(name));
    const all = [...files, ...folders.flatMap((below) => this.names(below).map((name) => `${below}/${name}`))].sort();
    const sum = (name: string): string => (written.has(name) ? undefined : known.get(name)) ?? this.sumOf(name);
    const text = all.map((name) => `${sum(name)}  ${name}\n`).join('');
    this.write(SUMS, text);
    this.sign();
  }

  /** With the key of now: after an operator took another one, what the old key signed is worth nothing to anybody. */
  sign(): void {
    const sums = join(this.folder, SUMS);
    if (existsSync(sums)) this.write(`${SUMS}.signed`, this.signer().sign('bundle', readFileSync(sums)));
  }

  private sumOf(name: string): string {
    return createHash('sha256')
      .update(readFileSync(join(this.folder, name)))
      .digest('hex');
  }

  private names(below = ''): string[] {
    const at = join(this.folder, below);
    return existsSync(at)
      ? readdirSync(at)
          .filter((name) => !name.endsWith('.new'))
          .sort()
      : [];
  }

  private write(name: string, content: string | Uint8Array): string {
    const file = join(this.folder, name);
    mkdirSync(dirname(file), { recursive: true });
    writeWhole(file, content, 0o644);
    return name;
  }
}
