/**
 * Reads the extension's database from one of its own pages, as the popup does. It knows the object stores of
 * src/store/schema.ts by name: only what a table of rounds needs.
 */
import type { Round } from '../../src/round.ts';
import type { Sample } from '../../src/sample.ts';
import type { Settings } from '../../src/settings.ts';
import type { RoundRecord } from '../../src/store/schema.ts';
import type { Page } from '../browser/driver.ts';

export interface Stored {
  /** navigator.onLine of the page. */
  online: boolean;
  /** Undefined until the extension has stored some. */
  settings: Settings | undefined;
  /** Oldest first. */
  rounds: Round[];
  /** Oldest first. */
  samples: Sample[];
}

/** Rounds begun, and samples made, since these moments (UTC ms). Null until the extension has made its database. */
export async function readStore(page: Page, since: { rounds: number; samples: number }): Promise<Stored | null> {
  const raw = await page.evaluate(readAll, since);
  if (raw === null) return null;
  const samples = raw.records.flatMap((record) => record.samples).filter((s) => s.at >= since.samples);
  return {
    online: raw.online,
    settings: raw.settings,
    rounds: raw.rounds.toSorted((a, b) => a.startedAt - b.startedAt),
    samples: samples.toSorted((a, b) => a.at - b.at),
  };
}

/** Runs in the page. */
function readAll(since: { rounds: number; samples: number }) {
  type Raw = { online: boolean; settings: Settings | undefined; rounds: Round[]; records: RoundRecord[] };
  return new Promise<Raw | null>((resolve, reject) => {
    const opening = indexedDB.open('tailback');
    // Not there yet: made here it would lack every migration, for good.
    opening.onupgradeneeded = () => opening.transaction?.abort();
    opening.onerror = () => resolve(null);
    opening.onsuccess = () => {
      const db = opening.result;
      const tx = db.transaction(['kept', 'rounds', 'samples']);
      const settings = tx.objectStore('kept').get('settings');
      const rounds = tx.objectStore('rounds').index('startedAt').getAll(IDBKeyRange.lowerBound(since.rounds));
      const records = tx.objectStore('samples').index('at').getAll(IDBKeyRange.lowerBound(since.samples));
      tx.oncomplete = () => {
        // An open handle would hold up a newer version's upgrade, and "delete everything".
        db.close();
        resolve({
          online: navigator.onLine,
          settings: settings.result,
          rounds: rounds.result,
          records: records.result,
        });
      };
      tx.onabort = () => reject(tx.error);
    };
  });
}
