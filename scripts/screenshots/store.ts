/** Puts a store into place for a picture or a test of how pages look: emptied, filled with a made past, left alone by the background. */
import type { Round } from '../../src/round.ts';
import type { Sample } from '../../src/sample.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../src/settings.ts';
import { withSamples } from '../../src/store/record.ts';
import { fillStore } from '../../tests/browser/support/fill-store.ts';
import type { PastOptions } from '../../tests/past/past.ts';
import type { Page } from '../browser/driver.ts';

export interface Stored {
  /** Absent: nothing was ever measured, and nobody has consented. */
  past?: Omit<PastOptions, 'until'> & { untilAgoMs?: number };
  settings?: Partial<Settings>;
  /** Besides the settings, by key. */
  kept?: (now: number) => Record<string, unknown>;
  /** Rounds besides those of the past, as of this moment. */
  rounds?: (now: number) => Round[];
  /** Samples of those. */
  samples?: (now: number) => readonly [Sample, ...Sample[]];
}

/** @param page any page of the extension; the background must have made its database */
export async function putStored(page: Page, { past, settings, rounds, samples, kept }: Stored): Promise<void> {
  const now = Date.now();
  await page.evaluate(write, { clear: true, settings: DEFAULT_SETTINGS, kept: {}, rounds: [], records: [] });
  if (past) {
    // Paused while the background may look; afterwards nothing wakes it before its next alarm, and paused it has none.
    const { untilAgoMs = 0, ...rest } = past;
    await fillStore(page, { ...rest, until: now - untilAgoMs }, undefined, { pausedUntil: -1 });
  }
  await page.evaluate(write, {
    clear: false,
    settings: { pausedUntil: null, ...settings },
    kept: kept?.(now) ?? {},
    rounds: rounds?.(now) ?? [],
    records: samples ? recordsOf(samples(now)) : [],
  });
}

/** One record for each round, of one target. */
function recordsOf(samples: readonly Sample[]): object[] {
  return [...new Set(samples.map(({ round }) => round))].flatMap((round) => {
    const [first, ...more] = samples.filter((sample) => sample.round === round);
    return first ? [withSamples(undefined, [first, ...more]).record] : [];
  });
}

/** Changes settings in place and tells the open pages, as the background does. @param page another one than those that are to hear */
export async function changeSettings(page: Page, settings: Partial<Settings>): Promise<void> {
  await page.evaluate(write, { clear: false, settings, kept: {}, rounds: [], records: [] });
  await page.evaluate(sayChanged, undefined);
}

interface Writing {
  clear: boolean;
  settings: { language?: string | null };
  kept: Record<string, unknown>;
  rounds: readonly object[];
  records: readonly object[];
}

/** Runs in the page, as the next. */
async function write({ clear, settings, kept: rows, rounds, records }: Writing): Promise<void> {
  const { chrome } = globalThis as unknown as { chrome: { storage: { session: { clear(): Promise<void> } } } };
  if (clear) {
    localStorage.clear();
    // That the disk is full.
    await chrome.storage.session.clear();
  }
  // As pages do it themselves; where the store cannot be read it is all there is.
  if (settings.language) localStorage.setItem('language', settings.language);
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('tailback');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const db = opening.result;
      const tx = db.transaction([...db.objectStoreNames], 'readwrite');
      if (clear) for (const name of db.objectStoreNames) tx.objectStore(name).clear();
      const kept = tx.objectStore('kept');
      const reading = kept.get('settings');
      reading.onsuccess = () => kept.put({ ...reading.result, ...settings }, 'settings');
      for (const [key, row] of Object.entries(rows)) kept.put(row, key);
      for (const round of rounds) tx.objectStore('rounds').put(round);
      for (const record of records) tx.objectStore('samples').put(record);
      tx.oncomplete = () => {
        db.close();
        resolve();
      };
      tx.onabort = () => reject(tx.error);
    };
  });
}

async function sayChanged(): Promise<void> {
  const { chrome } = globalThis as unknown as { chrome: { runtime: { sendMessage(m: object): Promise<unknown> } } };
  await chrome.runtime.sendMessage({ event: 'changed' }).catch(() => undefined);
}
