/** The command line of the export: each bad option is a sentence that names it, before a browser is started. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Page } from '../../scripts/browser/driver.ts';
import { chooseOnPage, untilExport } from '../../scripts/export/choose-on-page.ts';
import { parseExport } from '../../scripts/export/options.ts';
import { buildOf, chromiumId } from '../../scripts/export/profile-copy.ts';

const folder = mkdtempSync(join(tmpdir(), 'tailback-profile-'));
afterAll(() => rmSync(folder, { recursive: true }));
const given = (...args: string[]) => parseExport(['--profile', 'p', ...args]);

describe('options of the export', () => {
  it('have defaults: everything, in full, as NDJSON', () => {
    expect(given()).toEqual({
      ...{ browser: 'chromium', profile: 'p', out: undefined, format: 'ndjson', table: 'samples', level: 'full' },
      ...{ services: undefined, from: undefined, to: undefined },
    });
    expect(given('--from', '2026-03-01', '--to', '2026-03-01T10:00:00Z', '--services', 'signal, viber')).toMatchObject({
      ...{ from: Date.UTC(2026, 2, 1), to: Date.UTC(2026, 2, 1, 10), services: ['signal', 'viber'] },
    });
  });

  it.each([
    [[], /^--profile is missing/],
    [['--profile', 'p', '--format', 'xls'], /^--format must be ndjson, csv, parquet, zip or ooni, not "xls"\.$/],
    [['--profile', 'p', '--level', 'x'], /^--level must be full or shareable/],
    [['--profile', 'p', '--table', 'x'], /^--table must be samples, /],
    [['--profile', 'p', '--browser', 'x'], /^--browser must be chromium or firefox/],
    [['--profile', 'p', '--services', 'icq'], /^--services: there is no "icq"; there are whatsapp/],
    [['--profile', 'p', '--from', 'noon'], /^--from must be a time/],
    [['--profile', 'p', '--to', '2026-02-30'], /^--to must be a time, .* not "2026-02-30"\.$/],
    [['--profile', 'p', '--from', '2026-03-02', '--to', '2026-03-01'], /^--to must be later than --from\.$/],
  ])('%j is refused by name', (args, sentence) => {
    expect(() => parseExport(args)).toThrow(sentence);
  });
});

describe('what the page has not', () => {
  it('is told in the words of the dashboard, where it cannot read the profile', async () => {
    const silent = { waitFor: () => Promise.reject(new Error('30 s')), evaluate: async () => '' };
    await expect(untilExport(silent as unknown as Page)).rejects.toThrow(/: nobody has pressed start in it\.$/);
    const broken = { ...silent, evaluate: async () => 'The data cannot be opened.' };
    await expect(untilExport(broken as unknown as Page)).rejects.toThrow(
      'The measurements of this profile cannot be read. Its dashboard says: The data cannot be opened.',
    );
  });

  const choose = (disabled: string | null, ...args: string[]): Promise<void> => {
    const page = { waitFor: async () => undefined, evaluate: async () => ['signal'], attribute: async () => disabled };
    return chooseOnPage(page as unknown as Page, given(...args), Date.UTC(2026, 2, 2));
  };

  it('is refused by name: a service, instead of a file without it', async () => {
    await expect(choose(null, '--services', 'signal')).resolves.toBeUndefined();
    await expect(choose(null, '--services', 'signal,viber')).rejects.toThrow(
      '--services: "viber" is not chosen in this profile; there are signal.',
    );
  });

  it('is refused with a sentence where its button stays dead, which nobody can press', async () => {
    await expect(choose('', '--from', '2026-03-03')).rejects.toThrow('--from lies behind all that is here.');
    await expect(choose('', '--level', 'shareable')).rejects.toThrow(
      /^No service .* "shareable" .* with --services\.$/,
    );
  });
});

describe('the build that measured in a profile', () => {
  it('is found by the id that Chromium gives to its folder, or a sentence says what is missing', () => {
    const profile = join(folder, 'chromium');
    expect(() => buildOf('chromium', profile, ['/a'])).toThrow(/^--profile: there is no folder/);
    mkdirSync(profile);
    expect(() => buildOf('chromium', profile, ['/a'])).toThrow(/is no profile of Chromium/);
    mkdirSync(join(profile, 'Default', 'IndexedDB', `chrome-extension_${chromiumId('/b')}_0.indexeddb.leveldb`), {
      recursive: true,
    });
    expect(buildOf('chromium', profile, ['/a', '/b'])).toBe('/b');
    expect(() => buildOf('chromium', profile, ['/a'])).toThrow(/there are no measurements of this folder's extension/);
    expect(() => buildOf('firefox', profile, ['/a'])).toThrow(/is no profile of Firefox/);
  });
});
