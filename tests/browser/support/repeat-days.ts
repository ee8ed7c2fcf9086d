/**
 * Runs in a page of the extension: repeats what is stored, some days further back each time, until there are so many samples. For
 * benches, to which a million made samples one by one would take too long.
 */
import type { RoundRecord } from '../../../src/store/schema.ts';

/** @returns how many samples are stored then */
export function repeatDays({ days, atLeast }: { days: number; atLeast: number }): Promise<number> {
  const shift = days * 86_400_000;
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('tailback');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const db = opening.result;
      const reading = db.transaction('samples').objectStore('samples').getAll();
      reading.onerror = () => reject(reading.error);
      reading.onsuccess = () => {
        const records = reading.result as RoundRecord[];
        const each = records.reduce((sum, { samples }) => sum + samples.length, 0);
        const put = (copy: number, stored: number): void => {
          if (stored >= atLeast || each === 0) {
            db.close();
            resolve(stored);
            return;
          }
          const tx = db.transaction('samples', 'readwrite', { durability: 'relaxed' });
          for (const { round, target, at, hours, samples } of records) {
            const name = `${round}x${copy}`;
            tx.objectStore('samples').put({
              ...{ round: name, target, at: at - copy * shift, hours: hours.map((hour) => hour - copy * shift) },
              samples: samples.map((s) => ({
                ...s,
                id: name + s.id.slice(round.length),
                round: name,
                at: s.at - copy * shift,
              })),
            });
          }
          tx.oncomplete = () => put(copy + 1, stored + each);
          tx.onabort = () => reject(tx.error);
        };
        put(1, each);
      };
    };
  });
}
