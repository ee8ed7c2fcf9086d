/**
 * What the first sight of the popup needs from the disk, read by hand: the store's library and the schemas are half of the
 * code that a page needs, and come later. Nothing is written and nothing is made: a database that is not there yet, or
 * cannot be read, is the business of the page.
 */
/** As stored, looked at by nobody yet. */
export interface EarlyRows {
  settings: unknown;
  judgement: unknown;
  /** Newest first. */
  rounds: unknown[];
  /** Of quick rounds among them: how far a check has come. */
  samples: { round: string }[];
}

/** A check has five. */
const ROUNDS = 6;

interface Quick {
  id: string;
  kind: string;
}

function read(db: IDBDatabase, done: (rows: EarlyRows | undefined) => void): void {
  const tx = db.transaction(['kept', 'rounds', 'samples']);
  const kept = tx.objectStore('kept');
  const [settings, judgement] = [kept.get('settings'), kept.get('judgement')];
  const rounds: Quick[] = [];
  const samples: EarlyRows['samples'] = [];
  const walking = tx.objectStore('rounds').index('startedAt').openCursor(null, 'prev');
  walking.onsuccess = () => {
    const cursor = walking.result;
    if (!cursor || rounds.length === ROUNDS) return;
    const round = cursor.value as Quick;
    rounds.push(round);
    cursor.continue();
    if (round.kind !== 'first-check') return;
    // An array is greater than every string (Indexed Database API 3.0 §2.4), so this covers any target.
    const records = tx.objectStore('samples').getAll(IDBKeyRange.bound([round.id], [round.id, []]));
    records.onsuccess = () => samples.push(...records.result.flatMap((record) => record.samples));
  };
  tx.oncomplete = () => done({ settings: settings.result, judgement: judgement.result, rounds, samples });
  tx.onabort = () => done(undefined);
}

export function readEarly(): Promise<EarlyRows | undefined> {
  return new Promise((resolve) => {
    const opening = indexedDB.open('tailback');
    // Made here it would lack its stores for good.
    opening.onupgradeneeded = () => opening.transaction?.abort();
    opening.onerror = () => resolve(undefined);
    opening.onsuccess = () => {
      const db = opening.result;
      const done = (rows: EarlyRows | undefined): void => {
        // An open handle would hold up a newer version's upgrade, and "delete everything".
        db.close();
        resolve(rows);
      };
      try {
        read(db, done);
      } catch {
        // No such store: another version.
        done(undefined);
      }
    };
  });
}
