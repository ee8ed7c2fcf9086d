/** Export, import, export again: the same samples in each format, by the hash of canonical rows. */
import { describe, expect, it } from 'vitest';
import { SAMPLE_COLUMNS } from '../../src/export/columns/samples.ts';
import { importFile } from '../../src/export/import.ts';
import { readFile } from '../../src/export/read-file.ts';
import { sampleSchema } from '../../src/sample.ts';
import { appendSample, canonical } from '../../src/store/index.ts';
import { allSamples, newStore } from '../store/make.ts';
import { fileOf, fill, hashOf } from './lines.ts';
import { ODD, storeOfPast, UNTIL } from './make-past.ts';

const FORMATS = ['ndjson', 'csv', 'parquet'] as const;
const bytesOf = async (file: Blob): Promise<Buffer> => Buffer.from(await file.arrayBuffer());

describe.each(FORMATS)('%s', (format) => {
  it('gives back exactly what was exported, and exports to the same file', async () => {
    const [from, into] = [await storeOfPast(1), await newStore()];
    for (const sample of ODD) await appendSample(from, sample);
    const options = { now: UNTIL };
    const file = await fileOf(from, { format }, options);
    const before = await allSamples(from);
    expect(await importFile(into, file)).toEqual({ ok: true, stored: before.length, known: 0 });
    expect(before.length).toBeGreaterThan(500);
    expect(hashOf(await allSamples(into))).toBe(hashOf(before));
    const again = await fileOf(into, { format }, options);
    // The header of NDJSON has the settings, which an import leaves alone; fields of an object have no order.
    const rows = async (blob: Blob) =>
      (await blob.text())
        .trimEnd()
        .split('\n')
        .slice(1)
        .map((line) => canonical(JSON.parse(line)));
    if (format === 'ndjson') expect(await rows(again)).toEqual(await rows(file));
    else expect((await bytesOf(again)).equals(await bytesOf(file))).toBe(true);
  });

  it('can be taken in twice, and stores nothing twice', async () => {
    const store = await newStore();
    await fill(store, 3);
    const file = await fileOf(store, { format });
    expect(await importFile(store, file)).toEqual({ ok: true, stored: 0, known: 18 });
  });

  it('of nothing is a file without rows', async () => {
    const store = await newStore();
    await fill(store, 1);
    const file = await fileOf(store, { format, to: 1 });
    expect(await readFile(file)).toMatchObject({ samples: [], level: 'full' });
  });

  it('is refused by an import where it was made to be handed on, and read by whoever judges', async () => {
    const [from, into] = [await newStore(), await newStore()];
    await fill(from, 3);
    const file = await fileOf(from, { format, level: 'shareable' });
    expect(await importFile(into, file)).toMatchObject({
      ok: false,
      problems: [{ word: 'shareable', text: expect.stringMatching(/handed on.*full export/) }],
    });
    expect(await into.count('samples')).toBe(0);
    const read = await readFile(file);
    expect('samples' in read && read.samples).toHaveLength(18);
  });
});

describe('the columns', () => {
  it('are the fields of a sample, with the phases side by side and the timeline as two lists', () => {
    const { timings, ...fields } = sampleSchema.shape;
    const names = [...Object.keys(fields), ...Object.keys(timings.shape)].flatMap((name) =>
      name === 'progress' ? ['progressMs', 'progressBytes'] : [name],
    );
    expect(SAMPLE_COLUMNS.map(({ name }) => name).sort()).toEqual(names.sort());
    const mayMiss = (schema: object): boolean =>
      'safeParse' in schema &&
      (schema as { safeParse: (v: unknown) => { success: boolean } }).safeParse(undefined).success;
    for (const [name, schema] of Object.entries({ ...fields, ...timings.shape })) {
      const column = SAMPLE_COLUMNS.find((c) => c.name === (name === 'progress' ? 'progressMs' : name));
      expect(column?.optional === true, name).toBe(mayMiss(schema));
    }
  });
});
