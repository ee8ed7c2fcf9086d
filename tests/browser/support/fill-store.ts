/** Puts a made past (tests/past) into the extension's store, from one of its pages, a day at a time. */
import type { Page } from '../../../scripts/browser/driver.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../../src/settings.ts';
import { type PastDay, type PastOptions, past } from '../../past/past.ts';

/**
 * @param page any page of the extension whose background has made its database
 * @param changes of the settings; `pausedUntil: -1` keeps the extension from asking anybody anything
 */
export async function fillStore(
  page: Page,
  options: PastOptions,
  tell: (day: number) => void = () => {},
  changes: Partial<Settings> = {},
): Promise<void> {
  const settings: Settings = {
    ...DEFAULT_SETTINGS,
    consentedAt: options.until - options.days * 86_400_000,
    services: [...options.services],
    country: options.country,
    ...changes,
  };
  await page.evaluate(keepSettings, settings);
  let day = 0;
  for (const part of past(options)) {
    await page.evaluate(putDay, part);
    day += 1;
    tell(day);
  }
}

/** Runs in the page, as the next. */
function keepSettings(settings: Settings): Promise<void> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('tailback');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const db = opening.result;
      const tx = db.transaction('kept', 'readwrite');
      tx.objectStore('kept').put(settings, 'settings');
      tx.oncomplete = () => {
        db.close();
        resolve();
      };
      tx.onabort = () => reject(tx.error);
    };
  });
}

function putDay(day: PastDay): Promise<void> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('tailback');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const db = opening.result;
      const tx = db.transaction(['rounds', 'samples'], 'readwrite', { durability: 'relaxed' });
      for (const round of day.rounds) tx.objectStore('rounds').put(round);
      for (const record of day.records) tx.objectStore('samples').put(record);
      tx.oncomplete = () => {
        db.close();
        resolve();
      };
      tx.onabort = () => reject(tx.error);
    };
  });
}
