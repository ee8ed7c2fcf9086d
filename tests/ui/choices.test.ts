/** What a person chooses: services, country, numbers; and the pages of a table. */
import { describe, expect, it } from 'vitest';
import { countryChoices, suggestedCountry } from '../../extension/ui/country-choices.ts';
import { pageOf } from '../../extension/ui/page-of.ts';
import { movedTo, offer, toggled } from '../../extension/ui/service-choices.ts';
import { NUMBER_FIELDS, readNumber } from '../../extension/ui/setting-fields.ts';
import { DEFAULT_SETTINGS, settingsSchema } from '../../src/settings.ts';
import { SERVICES } from '../../src/targets/index.ts';

describe('the choice of services', () => {
  it('offers the default ones apart, and those of a state at home only', () => {
    expect(offer('ZZ').usual.map((s) => s.id)).toEqual(DEFAULT_SETTINGS.services);
    expect(offer('ZZ').others.every((s) => s.countries.length === 0)).toBe(true);
    expect(offer('RU').others.map((s) => s.id)).toContain('max');
    expect(offer('IR').others.map((s) => s.id)).not.toContain('max');
  });

  it('shows a note on every service that is not a default one and carries a risk', () => {
    expect(SERVICES.filter((s) => s.default).every((s) => s.risk === null)).toBe(true);
  });

  it('keeps the order of the list, whatever the order of ticking', () => {
    const none = { services: [], country: 'ZZ' };
    expect(toggled(toggled(none, 'signal', true), 'whatsapp', true).services).toEqual(['whatsapp', 'signal']);
    expect(toggled({ services: ['whatsapp', 'signal'], country: 'ZZ' }, 'whatsapp', false).services).toEqual([
      'signal',
    ]);
  });

  it('drops what is not offered in the new country: nothing invisible is measured', () => {
    expect(movedTo({ services: ['whatsapp', 'max'], country: 'RU' }, 'IR').services).toEqual(['whatsapp']);
  });
});

describe('the country', () => {
  const choices = countryChoices('en');

  it('lists countries by name, without "not said"', () => {
    const names = choices.map((c) => c.name);
    expect(names).toContain('Iran');
    expect(choices.map((c) => c.code)).not.toContain('ZZ');
    expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b, 'en')));
  });

  it('suggests the first region of the languages that is a choice, and none from a language alone', () => {
    expect(suggestedCountry(['en-US', 'tr-TR', 'ru-RU'], choices)).toBe('TR');
    expect(suggestedCountry(['kk-Cyrl-KZ'], choices)).toBe('KZ');
    expect(suggestedCountry(['ru', 'fa'], choices)).toBeNull();
  });
});

describe('settings that are one number', () => {
  it.each(NUMBER_FIELDS)('$setting has the bounds of the schema', ({ setting, min, max }) => {
    const valid = (value: number): boolean =>
      settingsSchema.safeParse({ ...DEFAULT_SETTINGS, [setting]: value }).success;
    expect([valid(min), valid(max), valid(min - 1), valid(max + 1)]).toEqual([true, true, false, false]);
  });

  it('reads what is typed in the unit shown, and nothing that is out of bounds', () => {
    const budget = NUMBER_FIELDS.find((f) => f.setting === 'budgetBytes');
    if (!budget) throw new Error('the byte budget has no field');
    expect(readNumber(budget, '12.5')).toBe(12_500_000);
    for (const typed of ['', ' ', '0', '2000', 'ten', '1e99', '-5']) expect(readNumber(budget, typed)).toBeNull();
  });
});

describe('pages of a table', () => {
  const rows = Array.from({ length: 25 }, (_, i) => i);

  it('cuts the rows and keeps the last page when rows go away', () => {
    expect(pageOf(rows, 1, 10)).toEqual({ rows: rows.slice(10, 20), index: 1, pages: 3 });
    expect(pageOf(rows.slice(0, 12), 2, 10).index).toBe(1);
    expect(pageOf([], 3, 10)).toEqual({ rows: [], index: 0, pages: 1 });
  });
});
