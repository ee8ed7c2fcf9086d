/** Every step of the stored data turns its fixture from before into the one from after; a failing step leaves the old data. */
import 'fake-indexeddb/auto';
import { readdirSync, readFileSync } from 'node:fs';
import type { IDBPDatabase } from 'idb';
import { describe, expect, it } from 'vitest';
import { MIGRATIONS } from '../../src/store/migrations/index.ts';
import type { Migration } from '../../src/store/migrations/migration.ts';
import { openStore } from '../../src/store/open.ts';
import { STORE_NAMES } from '../../src/store/schema.ts';
import { type DatabaseShape, fillFrom, shapeOf } from './shape.ts';

const FIXTURES = new URL('./fixtures/', import.meta.url);
const STEPS = new URL('../../src/store/migrations/', import.meta.url);

const fixture = (name: string): DatabaseShape => JSON.parse(readFileSync(new URL(`${name}.json`, FIXTURES), 'utf8'));

async function openAt(name: string, migrations: readonly Migration[]): Promise<IDBPDatabase<unknown>> {
  return (await openStore(name, { migrations })) as unknown as IDBPDatabase<unknown>;
}

describe('migrations', () => {
  it('are numbered without a gap, listed in order, and each file of the folder is in the list', () => {
    const files = readdirSync(STEPS).filter((file) => /^\d/.test(file));
    expect(MIGRATIONS.map((step) => `${step.id}.ts`)).toEqual(files.sort());
    MIGRATIONS.forEach((step, i) => {
      expect(step.id.slice(0, 5), step.id).toBe(`${String(i + 1).padStart(4, '0')}-`);
    });
  });

  it('have a fixture before and after each', () => {
    const wanted = MIGRATIONS.flatMap((step) => [`${step.id}.after.json`, `${step.id}.before.json`]);
    expect(readdirSync(FIXTURES).sort()).toEqual(wanted);
  });

  it.each(MIGRATIONS.map((step, i) => [step.id, i] as const))('%s turns its before into its after', async (id, i) => {
    const before = fixture(`${id}.before`);
    if (i > 0) {
      const old = await openAt(id, MIGRATIONS.slice(0, i));
      await fillFrom(old, before);
      // The fixture must be a database that the step before could have left, or it proves nothing.
      expect(await shapeOf(old)).toEqual(before);
      old.close();
    }
    const db = await openAt(id, MIGRATIONS.slice(0, i + 1));
    expect(db.version).toBe(i + 1);
    expect(await shapeOf(db)).toEqual(fixture(`${id}.after`));
    db.close();
  });

  it('all together turn nothing into the present version', async () => {
    const db = await openAt('all', MIGRATIONS);
    expect(db.version).toBe(MIGRATIONS.length);
    expect([...db.objectStoreNames].sort()).toEqual([...STORE_NAMES].sort());
  });

  it.each([
    [
      'throws',
      () => {
        throw new Error('broken step');
      },
    ],
    ['rejects', () => Promise.reject(new Error('broken step'))],
  ] as const)('that %s leave the old version as it was, and say what to do', async (word, upgrade) => {
    const old = await openAt(word, MIGRATIONS);
    await old.put('kept', 'precious', 'shell');
    old.close();
    const fill: Migration = {
      id: '9998-fill',
      async upgrade(_db, tx) {
        await tx.objectStore('kept').put('spoilt', 'shell');
      },
    };
    const broken = openAt(word, [...MIGRATIONS, fill, { id: '9999-broken', upgrade }]);
    await expect(broken).rejects.toMatchObject({ reason: 'unavailable', cause: { message: 'broken step' } });
    const again = await openAt(word, MIGRATIONS);
    expect(again.version).toBe(MIGRATIONS.length);
    expect(await again.get('kept', 'shell')).toBe('precious');
  });

  it('refuse data of a newer version by a sentence and leave them alone', async () => {
    const newer = await openAt('newer', [...MIGRATIONS, { id: '9999-future', upgrade: () => {} }]);
    newer.close();
    await expect(openStore('newer')).rejects.toThrow(/newer version of Tailback: update the extension/);
  });

  it('make an open page of the old version give way', async () => {
    let told = 0;
    await openStore('page', {
      closed: () => {
        told += 1;
      },
    });
    const updated = await openAt('page', [...MIGRATIONS, { id: '9999-future', upgrade: () => {} }]);
    expect(updated.version).toBe(MIGRATIONS.length + 1);
    expect(told).toBe(1);
  });
});
