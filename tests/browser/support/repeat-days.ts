/**
 * Runs in a page of the extension: repeats what is stored, derived rows too, some days further back each time, until there are so many
 * samples. For benches, to which a million made samples one by one would take too long. Only the samples' own times are moved right:
 * what is inside a derived row still tells the time of its model, which is of no account to an export of samples.
 */
import type { JudgedDay } from '../../../src/store/judged-day.ts';
import type { PointsDay } from '../../../src/store/points-day.ts';
import type { RoundRecord } from '../../../src/store/schema.ts';

/** @returns how many samples are stored then */
export async function repeatDays({ days, atLeast }: { days: number; atLeast: number }): Promise<number> {
  const shift = days * 86_400_000;
  const done = <T>(request: IDBRequest<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const db = await done(indexedDB.open('tailback'));
  const all = <T>(name: string): Promise<T[]> => done(db.transaction(name).objectStore(name).getAll());
  const [records, points, judged] = [
    await all<RoundRecord>('samples'),
    await all<PointsDay>('points'),
    await all<JudgedDay>('judged'),
  ];
  const each = records.reduce((sum, { samples }) => sum + samples.length, 0);
  let stored = each;
  for (let copy = 1; stored < atLeast && each > 0; copy += 1) {
    const back = copy * shift;
    const tx = db.transaction(['samples', 'points', 'judged'], 'readwrite', { durability: 'relaxed' });
    for (const { round, target, at, hours, samples } of records) {
      const name = `${round}x${copy}`;
      tx.objectStore('samples').put({
        ...{ round: name, target, at: at - back, hours: hours.map((hour) => hour - back) },
        samples: samples.map((s) => ({ ...s, id: name + s.id.slice(round.length), round: name, at: s.at - back })),
      });
    }
    for (const row of points) tx.objectStore('points').put({ ...row, day: row.day - back });
    for (const row of judged) tx.objectStore('judged').put({ ...row, day: row.day - back, complete: true });
    await new Promise<void>((resolve, reject) => {
      tx.oncomplete = () => resolve();
      tx.onabort = () => reject(tx.error);
    });
    stored += each;
  }
  db.close();
  return stored;
}
