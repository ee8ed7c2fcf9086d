/** The folder for researchers: by day, by day and country, the newest; with sums, a signature, a dictionary and the changes of methods. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { newKeyRing } from '../../../collector/keys/key-ring.ts';
import { signerOf } from '../../../collector/keys/private-keys.ts';
import { DataFolder } from '../../../collector/publisher/data-folder.ts';
import { COLUMNS } from '../../../collector/publisher/day-columns.ts';
import { readSigned } from '../../../src/report/signed-file.ts';
import { cellsOf, DAY } from '../cells/made-cells.ts';
import { temporaryFolder } from '../support/collector.ts';

const DAY_MS = 86_400_000;

it('has what a researcher needs, all of it summed and signed', async () => {
  const folder = temporaryFolder();
  let signer = signerOf(newKeyRing());
  const data = new DataFolder(folder, () => signer);
  const text = (name: string): string => readFileSync(join(folder, 'data', name), 'utf8');
  const [first, second] = [cellsOf(DAY, ['DE', 'TR'], 4), cellsOf(DAY + DAY_MS, ['FR', 'TR'], 3)];
  data.day(DAY, first);
  data.day(DAY + DAY_MS, second);
  expect(data.days()).toEqual(['2026-03-03', '2026-03-02']);
  expect(readdirSync(join(folder, 'data')).sort()).toEqual(
    [
      ...['2026-03-02', '2026-03-02.csv', '2026-03-02.parquet', '2026-03-03', '2026-03-03.csv', '2026-03-03.parquet'],
      ...['CHANGES.md', 'CITATION.cff', 'LICENCE.txt', 'README.md', 'SHA256SUMS', 'SHA256SUMS.signed'],
      ...['latest.csv', 'latest.json', 'latest.parquet', 'schema.json'],
    ].sort(),
  );
  // What is by country is the day, each line once.
  const lines = (name: string): string[] => text(name).trimEnd().split('\r\n').slice(1);
  expect([...lines('2026-03-02/DE.csv'), ...lines('2026-03-02/TR.csv')]).toEqual(lines('2026-03-02.csv'));
  expect(text('latest.csv')).toBe(text('2026-03-03.csv'));
  expect(JSON.parse(text('latest.json'))).toMatchObject({
    day: '2026-03-03',
    countries: ['FR', 'TR'],
    files: { 'latest.csv': { day: '2026-03-03.csv' } },
  });
  const schema = Object.keys(JSON.parse(text('schema.json')).properties);
  expect(schema).toEqual(COLUMNS.map(({ name }) => name));
  for (const name of schema) expect(text('README.md')).toContain(`| \`${name}\` |`);
  expect(text('CHANGES.md')).toContain('| date | version of the rules |');
  // A day that comes again (its publisher was killed) leaves the newest one as it is.
  data.day(DAY, first);
  expect(JSON.parse(text('latest.json')).day).toBe('2026-03-03');
  const sums = text('SHA256SUMS')
    .trimEnd()
    .split('\n')
    .map((line) => line.split('  '));
  expect(sums).toHaveLength(20);
  for (const [sum, name = ''] of sums) {
    const bytes = readFileSync(join(folder, 'data', name));
    expect(`${name} ${createHash('sha256').update(bytes).digest('hex')}`).toBe(`${name} ${sum}`);
  }
  const signedBy = async (key: Uint8Array): Promise<string> => {
    const signed = readFileSync(join(folder, 'data', 'SHA256SUMS.signed'));
    return Buffer.from((await readSigned('bundle', signed, [key])) ?? []).toString();
  };
  expect(await signedBy(signer.publicKey)).toBe(text('SHA256SUMS'));
  // The operator took another key: no day need pass until it has signed them.
  signer = signerOf(newKeyRing());
  data.sign();
  expect(await signedBy(signer.publicKey)).toBe(text('SHA256SUMS'));
});
