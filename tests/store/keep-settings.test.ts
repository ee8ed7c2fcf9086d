/** Settings through the store: older, newer and damaged ones, and two pages at once. */
import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../src/settings.ts';
import {
  addNotice,
  changeSettings,
  clearNotice,
  deleteEverything,
  estimate,
  getSettings,
  notices,
  readKept,
  saveSettings,
  writeKept,
} from '../../src/store/index.ts';
import { newStore, T0 } from './make.ts';

describe('settings', () => {
  it('are the defaults, without consent, before anything was saved', async () => {
    const store = await newStore();
    expect(await getSettings(store, T0)).toEqual(DEFAULT_SETTINGS);
    expect(await notices(store)).toEqual([]);
  });

  it('come back as they were saved', async () => {
    const store = await newStore();
    const settings = { ...DEFAULT_SETTINGS, consentedAt: T0, country: 'TR', services: ['signal'] };
    await saveSettings(store, settings, T0);
    expect(await getSettings(store, T0)).toEqual(settings);
  });

  it.each([
    [{ intervalMinutes: 1 }, 'settings: intervalMinutes: must be at least 5'],
    [{ retentionDays: 400 }, 'settings: retentionDays: must be at most 365'],
    [{ country: 'Turkey' }, 'settings: country: must match /^[A-Z]{2}$/'],
    [{ budgetBytes: 1e6 + 0.5 }, 'settings: budgetBytes: must be a whole number'],
    [{ services: ['a', 7] }, 'settings: services[1]: must be a text'],
    [{ colour: 'red' }, 'settings: has a field that is not known: colour'],
  ])('%o is refused by name and changes nothing', async (change, sentence) => {
    const store = await newStore();
    await saveSettings(store, { ...DEFAULT_SETTINGS, country: 'IR' }, T0);
    await expect(saveSettings(store, { ...DEFAULT_SETTINGS, ...change } as never, T0)).rejects.toThrow(sentence);
    expect((await getSettings(store, T0)).country).toBe('IR');
  });

  it.each([
    ['damaged', 'a text', 'settings-damaged'],
    ['damaged', { ...DEFAULT_SETTINGS, intervalMinutes: 'often' }, 'settings-damaged'],
    ['newer', { ...DEFAULT_SETTINGS, version: 2, shape: 'unknown' }, 'settings-newer'],
    ['null', null, 'settings-damaged'],
  ])('that are %s give the defaults, one notice, and are kept aside', async (_word, value, kind) => {
    const store = await newStore();
    await writeKept(store, 'settings', value, T0);
    expect(await getSettings(store, T0 + 1)).toEqual(DEFAULT_SETTINGS);
    expect(await getSettings(store, T0 + 2)).toEqual(DEFAULT_SETTINGS);
    expect(await notices(store)).toMatchObject([{ kind, times: 1, at: T0 + 1 }]);
    expect(await readKept(store, 'settings-aside')).toMatchObject([{ value, at: T0 + 1 }]);
    await saveSettings(store, { ...DEFAULT_SETTINGS, country: 'CN' }, T0);
    expect((await getSettings(store, T0)).country).toBe('CN');
  });

  it('that lack a field added since have its default and keep the rest', async () => {
    const store = await newStore();
    const { retentionDays, ...older } = { ...DEFAULT_SETTINGS, consentedAt: T0 };
    await writeKept(store, 'settings', older, T0);
    expect(await getSettings(store, T0)).toEqual({ ...older, retentionDays });
    expect(await notices(store)).toEqual([]);
  });

  it('changed by two pages at once keep both changes', async () => {
    const store = await newStore();
    await Promise.all([
      changeSettings(store, (settings) => ({ ...settings, country: 'KZ' }), T0),
      changeSettings(store, (settings) => ({ ...settings, intervalMinutes: 30 }), T0),
    ]);
    expect(await getSettings(store, T0)).toEqual({ ...DEFAULT_SETTINGS, country: 'KZ', intervalMinutes: 30 });
  });
});

describe('notices', () => {
  it('of one kind are one that counts; numbers add up and the latest text stays', async () => {
    const store = await newStore();
    await addNotice(store, { kind: 'quota', at: T0, params: { samples: 3, until: 'a' } });
    await addNotice(store, { kind: 'settings-newer', at: T0 + 1, params: {} });
    await addNotice(store, { kind: 'quota', at: T0 + 2, params: { samples: 4, until: 'b' } });
    const quota = { kind: 'quota', firstAt: T0, at: T0 + 2, times: 2, params: { samples: 7, until: 'b' } };
    expect(await notices(store)).toMatchObject([quota, { kind: 'settings-newer' }]);
    await clearNotice(store, 'quota');
    expect(await notices(store)).toMatchObject([{ kind: 'settings-newer' }]);
  });

  it('of the day’s bytes, put away, stay until they are told anew: they explain the silence', async () => {
    const store = await newStore();
    const told = { kind: 'budget', params: { budgetBytes: '10' } } as const;
    await addNotice(store, { ...told, at: T0 });
    await clearNotice(store, 'budget');
    expect(await notices(store)).toMatchObject([{ kind: 'budget', at: T0, away: true }]);
    await addNotice(store, { ...told, at: T0 + 86_400_000 });
    expect((await notices(store))[0]).not.toHaveProperty('away');
  });

  it('that cannot be read do not make a page fail', async () => {
    const store = await newStore();
    await writeKept(store, 'notices', [{ kind: 'from the future' }], T0);
    expect(await notices(store)).toEqual([]);
    await addNotice(store, { kind: 'quota', at: T0, params: {} });
    expect(await notices(store)).toHaveLength(1);
  });
});

describe('the rest', () => {
  it('deleteEverything leaves no record in any store', async () => {
    const store = await newStore();
    await saveSettings(store, { ...DEFAULT_SETTINGS, consentedAt: T0 }, T0);
    await addNotice(store, { kind: 'quota', at: T0, params: {} });
    await store.put('budget', 5, '2026-03-01');
    await deleteEverything(store);
    for (const name of store.objectStoreNames) expect(await store.count(name), name).toBe(0);
    expect((await getSettings(store, T0)).consentedAt).toBeNull();
  });

  it('estimate gives the share used, or null where the browser does not say', async () => {
    expect(await estimate(async () => ({ usage: 1, quota: 4 }))).toEqual({ usedBytes: 1, quotaBytes: 4, share: 0.25 });
    expect(await estimate(async () => ({}))).toBeNull();
  });
});
