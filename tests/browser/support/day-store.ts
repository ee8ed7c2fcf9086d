/** What a simulated day reads and mends in the extension's database, from one of its pages. All functions run in the page. */
import type { Round } from '../../../src/round.ts';
import type { Sample } from '../../../src/sample.ts';
import type { Settings } from '../../../src/settings.ts';
import type { RoundRecord } from '../../../src/store/schema.ts';

export interface DayPast {
  settings: Settings;
  /** Newest first. */
  rounds: Round[];
  samples: Sample[];
}

export function readPast(since: number): Promise<DayPast> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('tailback');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const db = opening.result;
      const tx = db.transaction(['kept', 'rounds', 'samples']);
      const settings = tx.objectStore('kept').get('settings');
      const rounds = tx.objectStore('rounds').index('startedAt').getAll();
      const records = tx.objectStore('samples').index('at').getAll(IDBKeyRange.lowerBound(since));
      tx.oncomplete = () => {
        db.close();
        const samples = (records.result as RoundRecord[]).flatMap((record) => record.samples);
        resolve({ settings: settings.result, rounds: (rounds.result as Round[]).reverse(), samples });
      };
      tx.onabort = () => reject(tx.error);
    };
  });
}

/** Shortens the time between the requests of a round that is open: the same requests in the same order. */
export function hurry({ id, share }: { id: string; share: number }): Promise<void> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('tailback');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const db = opening.result;
      const tx = db.transaction('rounds', 'readwrite');
      const rounds = tx.objectStore('rounds');
      const reading = rounds.get(id);
      reading.onsuccess = () => {
        const round = reading.result as Round | undefined;
        if (round?.state !== 'open') return;
        const steps = round.steps.map((step) => ({ ...step, afterMs: step.afterMs * share }));
        rounds.put({ ...round, steps });
      };
      tx.oncomplete = () => {
        db.close();
        resolve();
      };
      tx.onabort = () => reject(tx.error);
    };
  });
}

/** Moves samples that carry the real time to the time of their round, and their bytes from the real day to that day. */
export function moveSamples({ id, aheadMs }: { id: string; aheadMs: number }): Promise<void> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('tailback');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const db = opening.result;
      const tx = db.transaction(['samples', 'budget'], 'readwrite');
      const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);
      const charge = (day: string, bytes: number): void => {
        const reading = tx.objectStore('budget').get(day);
        reading.onsuccess = () => tx.objectStore('budget').put((reading.result ?? 0) + bytes, day);
      };
      const days = new Map<string, number>();
      const add = (at: number, bytes: number): void => void days.set(dayOf(at), (days.get(dayOf(at)) ?? 0) + bytes);
      const reading = tx.objectStore('samples').getAll(IDBKeyRange.bound([id], [id, []]));
      reading.onsuccess = () => {
        for (const record of reading.result as RoundRecord[]) {
          const samples = record.samples.map((sample) => ({ ...sample, at: sample.at + aheadMs }));
          for (const { at, costBytes } of record.samples) add(at, -costBytes);
          for (const { at, costBytes } of samples) add(at, costBytes);
          const hours = [...new Set(samples.map(({ at }) => at - (at % 3_600_000)))];
          const at = Math.max(...samples.map((sample) => sample.at));
          tx.objectStore('samples').put({ ...record, samples, at, hours });
        }
        for (const [day, bytes] of days) charge(day, bytes);
      };
      tx.oncomplete = () => {
        db.close();
        resolve();
      };
      tx.onabort = () => reject(tx.error);
    };
  });
}

export function chargedOn(day: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('tailback');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const db = opening.result;
      const reading = db.transaction('budget').objectStore('budget').get(day);
      reading.onsuccess = () => {
        db.close();
        resolve(reading.result ?? 0);
      };
      reading.onerror = () => reject(reading.error);
    };
  });
}
