/** The public pages on the disk: a country of which nothing is shown any more has no page, and what did not change is not written anew. */
import { existsSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { show } from '../../../collector/publisher/shown.ts';
import { writeSite } from '../../../collector/publisher/site-folder.ts';
import { madeSite } from '../page/made-site.ts';
import { temporaryFolder } from '../support/collector.ts';

const HOUR_MS = 3_600_000;
const LONG_AGO = 1_000_000;

it('a country of which nothing is shown any more has no page, in no language', () => {
  const folder = temporaryFolder();
  const site = madeSite();
  writeSite(folder, site);
  for (const path of ['country/IR.html', 'fa/country/IR.html']) expect(existsSync(join(folder, path))).toBe(true);
  const [ofRussia] = [...site.shown.latest.values()].filter(({ country }) => country === 'RU');
  if (!ofRussia) throw new Error('nothing is shown of Russia');
  const later = site.shown.hour + 60 * HOUR_MS;
  show(site.shown, later, [{ ...ofRussia, start: later, hours: 1 }]);
  writeSite(folder, site);
  for (const path of ['country/IR.html', 'fa/country/IR.html']) expect(existsSync(join(folder, path))).toBe(false);
  for (const path of ['country/RU.html', 'fa/country/RU.html']) expect(existsSync(join(folder, path))).toBe(true);
});

it('a page that is the same is left as it lies; one with newer figures is not', () => {
  const folder = temporaryFolder();
  const site = madeSite();
  writeSite(folder, site);
  const pages = ['index.html', 'how.html', 'country/RU.html', 'country/IR.html', 'fa/country/IR.html'];
  for (const path of pages) utimesSync(join(folder, path), LONG_AGO, LONG_AGO);
  const [ofRussia] = [...site.shown.latest.values()].filter(({ country }) => country === 'RU');
  if (!ofRussia) throw new Error('nothing is shown of Russia');
  // Of the same day: at midnight each history gets another field.
  const later = site.shown.hour + 5 * HOUR_MS;
  show(site.shown, later, [{ ...ofRussia, start: later, hours: 1, networks: 35 }]);
  writeSite(folder, site);
  const left = pages.filter((path) => statSync(join(folder, path)).mtimeMs === LONG_AGO * 1000);
  expect(left).toEqual(['how.html', 'country/IR.html', 'fa/country/IR.html']);
});
