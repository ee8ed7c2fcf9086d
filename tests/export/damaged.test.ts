/** Files that are not what they should be: one sentence with name and place, and nothing imported. */
import { type ColumnMetaData, type FileMetaData, parquetMetadata } from 'hyparquet';
import { describe, expect, it } from 'vitest';
import { readSamples } from '../../scripts/judge/read-samples.ts';
import { importFile } from '../../src/export/import.ts';
import { columnsFill, parseSums, SUMS_KEY } from '../../src/export/piece-sums.ts';
import { readFile } from '../../src/export/read-file.ts';
import { splitLines } from '../../src/export/split-lines.ts';
import { newStore } from '../store/make.ts';
import { fileOf, fill } from './lines.ts';

async function refused(file: Blob): Promise<string> {
  const into = await newStore();
  const result = await importFile(into, file);
  expect(await into.count('samples')).toBe(0);
  return result.ok ? 'imported' : (result.problems[0]?.text ?? '');
}

async function made(format: 'csv' | 'parquet' | 'zip'): Promise<Blob> {
  const store = await newStore();
  await fill(store, 4);
  return fileOf(store, { format });
}

describe('CSV', () => {
  const edits: [string, (text: string) => string, RegExp][] = [
    ['an unknown column', (t) => t.replace('status', 'speed'), /^Row 1: column "speed": is not one of a sample/],
    ['a missing column', (t) => t.replace('browser,rows\r\n', 'ip2,rows\r\n'), /^Row 1: column "ip2": is not one/],
    ['a column twice', (t) => t.replace('outcome', 'kind'), /^Row 1: column "kind": is there twice\.$/],
    [
      'a row cut off',
      (t) => t.slice(0, t.length - 60),
      /^Row 25: has \d+ fields where 36 are expected: was the file cut off\?$/,
    ],
    ['a last row cut off in its last field', (t) => t.slice(0, -3), /^Row 25: has no line end: was the file cut off\?/],
    [
      'rows missing behind a whole one',
      (t) => t.split('\r\n').slice(0, 20).concat('').join('\r\n'),
      /^Row 20: rows: no row says how many there are: was the file cut off\?/,
    ],
    [
      'rows missing in the middle',
      (t) => t.split('\r\n').toSpliced(5, 2).join('\r\n'),
      /^Row 23: rows: says 24, but there are 22: was the file cut off\?/,
    ],
    ['a header alone', (t) => t.slice(0, t.indexOf('\r\n') + 2), /^Row 1: rows: no row says how many there are/],
    ['two files behind one another', (t) => t + t, /^Row 26: /],
    ['an open quotation mark', (t) => t.replace(',[0.1],', ',"[0.1],'), /^Row 2: /],
    [
      'a word for a number',
      (t) => t.replace(',90,full', ',quick,full'),
      /^Row 2: totalMs: must be a number, with a point/,
    ],
    ['a local time', (t) => t.replace('T10:00:00.000Z', ' 10:00'), /^Row 2: at: must be a time in UTC, as 2026-/],
    ['a wrong word', (t) => t.replace(',ok,', ',fine,'), /^Row 2: outcome: must be "ok" or "failed" or "aborted"\.$/],
    ['a broken list', (t) => t.replace('[0.1]', '[x]'), /^Row 2: progressMs: must be a list in JSON, as \[1,2\]\.$/],
    [
      'lists of two lengths',
      (t) => t.replace('[0.1]', '"[0.1,2]"'),
      /^Row 2: progressMs and progressBytes: must be of one/,
    ],
    ['a row twice', (t) => `${t}${t.split('\r\n')[1]}\r\n`, /^Row 26: id: r0#0 is on row 2 already\.$/],
    [
      'a table of another program',
      () => 'date;latency\n2026;5\n',
      /^Row 1: column "date;latency": is not one of a sample/,
    ],
    [
      'a table of ours without samples',
      () => 'id,kind,check,index\r\n',
      /^Row 1: column "check": is not one of a sample/,
    ],
  ];
  it.each(edits)('%s', async (_, edit, sentence) => {
    const text = await (await made('csv')).text();
    const edited = edit(text);
    expect(edited).not.toBe(text);
    expect(await refused(new Blob([edited]))).toMatch(sentence);
  });

  it('is taken with other line ends, a byte order mark and its columns in another order', async () => {
    const text = await (await made('csv')).text();
    const rows = text
      .trimEnd()
      .split('\r\n')
      .map((line) => line.split(','));
    expect(rows[0]?.at(-1)).toBe('rows');
    // These rows have no comma inside a field.
    const swapped = rows.map(([a, b, ...rest]) => [b, a, ...rest].join(',')).join('\n');
    expect(await importFile(await newStore(), new Blob([`\ufeff${swapped}\n`]))).toMatchObject({
      ok: true,
      stored: 24,
    });
  });

  it('is taken without the column that counts its rows: nothing says then whether it is whole', async () => {
    const text = await (await made('csv')).text();
    const without = text.replace('browser,rows', 'browser').replace(/,\d*\r\n/g, '\r\n');
    const half = without.split('\r\n').slice(0, 13).concat('').join('\r\n');
    expect(await importFile(await newStore(), new Blob([without]))).toMatchObject({ ok: true, stored: 24 });
    expect(await importFile(await newStore(), new Blob([half]))).toMatchObject({ ok: true, stored: 12 });
  });

  it.each([1, 2, 7, 100])('is read alike in pieces of %i characters', async (size) => {
    const { readCsv } = await import('../../src/export/read-csv.ts');
    const text = await (await made('csv')).text();
    async function* pieces(): AsyncGenerator<string> {
      for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size);
    }
    const read = await readCsv(pieces(), {});
    expect('samples' in read ? read.samples.length : read.problems).toBe(24);
  });
});

describe('Parquet', () => {
  it('cut off anywhere', async () => {
    const file = await made('parquet');
    for (const share of [0.001, 0.1, 0.5, 0.9, 0.999])
      expect(await refused(file.slice(0, Math.max(5, Math.floor(file.size * share))))).toMatch(
        /^The file is no whole Parquet file: it was cut off/,
      );
  });

  it('changed anywhere in its rows, before anything is decoded', async () => {
    const file = new Uint8Array(await (await made('parquet')).arrayBuffer());
    const footer = new DataView(file.buffer).getUint32(file.length - 8, true) + 8;
    for (let at = 4; at < file.length - footer; at += Math.ceil(file.length / 40)) {
      const changed = file.slice();
      changed[at] = (changed[at] ?? 0) ^ 0x55;
      expect(await refused(new Blob([changed]))).toMatch(/^The file was changed since it was exported/);
    }
  });

  it('changed in its footer, which has no sum: the same samples or none, and never without an end', async () => {
    const file = await made('parquet');
    const bytes = new Uint8Array(await file.arrayBuffer());
    const good = await readFile(file);
    if ('problems' in good) throw new Error(good.problems[0]?.text);
    const footer = new DataView(bytes.buffer).getUint32(bytes.length - 8, true) + 8;
    // A list that has two children fewer than none: a loop that steps over children never comes to its end.
    const list = Buffer.from(bytes).indexOf(Buffer.from('confounders\u0015\u0002'), bytes.length - footer) + 12;
    expect(list).toBeGreaterThan(12);
    const bits: [number, number][] = [[list, 1]];
    for (let at = bytes.length - footer; at < bytes.length; at += 7) bits.push([at, 1 << (at % 8)]);
    let refusals = 0;
    for (const [at, bit] of bits) {
      const changed = bytes.slice();
      changed[at] = (changed[at] ?? 0) ^ bit;
      const read = await readFile(new Blob([changed]));
      if ('problems' in read) refusals += 1;
      else expect([at, bit, read.level, read.samples]).toEqual([at, bit, good.level, good.samples]);
    }
    expect(refusals).toBeGreaterThan(bits.length / 2);
  }, 60_000);

  it('with a footer that puts a column elsewhere, or gives it another type, is known as changed', async () => {
    const bytes = await (await made('parquet')).arrayBuffer();
    const metadata = (): FileMetaData => parquetMetadata(bytes);
    const sums = parseSums(metadata().key_value_metadata?.find(({ key }) => key === SUMS_KEY)?.value) ?? [];
    const changed = (change: (column: ColumnMetaData, group: FileMetaData['row_groups'][number]) => void): boolean => {
      const made = metadata();
      const [group] = made.row_groups;
      const column = group?.columns[11]?.meta_data;
      if (!group || !column) throw new Error('There is no such column.');
      change(column, group);
      return columnsFill(made, sums);
    };
    expect(changed(() => undefined)).toBe(true);
    expect(changed((column) => Object.assign(column, { total_compressed_size: -58n }))).toBe(false);
    expect(changed((column) => delete column.dictionary_page_offset)).toBe(false);
    expect(changed((column) => Object.assign(column, { type: 'INT64' }))).toBe(false);
    expect(changed((_, group) => group.columns.pop())).toBe(false);
    expect(columnsFill({ ...metadata(), row_groups: [] }, sums)).toBe(false);
  });

  it('of more rows than anybody has measured is refused before they are unpacked', async () => {
    const bytes = Buffer.from(await (await made('parquet')).arrayBuffer());
    const start = bytes.length - bytes.readUInt32LE(bytes.length - 8) - 8;
    // By another program, whose rows no sum guards; 24 rows, as Thrift writes them (zigzag, a field further), become three million.
    const footer = bytes.toString('latin1', start, bytes.length - 8).replace('tailback/', 'anybody+/');
    const more = Buffer.from(footer.replaceAll('\x16\x30', '\x16\x80\x9b\xee\x02'), 'latin1');
    const length = Buffer.alloc(4);
    length.writeUInt32LE(more.length);
    const file = new Blob([bytes.subarray(0, start), more, length, 'PAR1']);
    expect(await refused(file)).toBe('The file has more than 2000000 samples: take it in parts.');
  });

  it('of another program, or of another table', async () => {
    const store = await newStore();
    await fill(store, 4);
    expect(await refused(await fileOf(store, { format: 'parquet', table: 'events' }))).toMatch(
      /^The file is not taken: column "service": is not one of a sample/,
    );
  });
});

describe('other files', () => {
  it.each([
    [
      'a picture',
      new Blob([new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a])]),
      /^Line 1: is not valid JSON; the header/,
    ],
    [
      'a page',
      new Blob(['<!doctype html><p>']),
      /^Line 1: is not valid JSON; the header of a Tailback export is expected/,
    ],
    [
      'a packed file',
      new Blob([new Uint8Array([0x1f, 0x8b, 8, 0])]),
      /^The file is compressed by gzip: unpack it first\.$/,
    ],
    [
      'what an editor saved',
      new Blob([new Uint8Array([0xff, 0xfe, 0x7b, 0])]),
      /^The file is text in UTF-16: save it as/,
    ],
    [
      'JSON of another program',
      new Blob(['{"a":1}\n']),
      /^Line 1: format: must be "tailback-samples": is this a Tailback export\?$/,
    ],
    ['a list', new Blob(['[1]\n']), /^Line 1: must be a JSON object\.$/],
    ['nothing', new Blob([]), /^Line 1: the file is empty\.$/],
  ])('%s', async (_, file, sentence) => {
    expect(await refused(file)).toMatch(sentence);
    const read = await readSamples(file);
    expect('problem' in read && read.problem).toMatch(/^(Line 1|The file)\b.*[.?]$/);
    expect('problem' in read && read.problem).not.toContain('?.');
  });

  it('of one endless line, or with a quotation mark that is never closed, are not read to their end', async () => {
    const { readCsv } = await import('../../src/export/read-csv.ts');
    const { readNdjson } = await import('../../src/export/read-ndjson.ts');
    let taken = 0;
    async function* pieces(...texts: string[]): AsyncGenerator<string> {
      taken = 0;
      yield* texts;
      for (; taken < 100; taken += 1) yield 'x,"",\r'.repeat(16_000);
    }
    const heading = (await (await made('csv')).text()).split('\r\n').slice(0, 1);
    for (const reading of [
      () => readNdjson(splitLines(pieces('{"a":"')), {}),
      () => readCsv(pieces(), {}),
      () => readCsv(pieces(`${heading}\r\n"`), {}),
    ]) {
      const read = await reading();
      expect('problems' in read && read.problems.map(({ text }) => text)).toEqual([
        expect.stringMatching(/^(Line|Row) [12]: .*[.?]/),
      ]);
      expect(taken).toBeLessThan(15);
    }
  });

  it('OONI’s form says that there is no way back from it', async () => {
    const store = await newStore();
    await fill(store, 1);
    expect(await refused(await fileOf(store, { format: 'ooni' }))).toMatch(/^Line 1: is a measurement in OONI’s form/);
  });

  it('a zip of ours says what to take out of it', async () => {
    expect(await refused(await made('zip'))).toMatch(/^The file is a zip: unpack it and take samples\.ndjson/);
  });
});
