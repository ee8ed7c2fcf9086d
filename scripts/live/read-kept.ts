/** Reads one kept value of the extension's database. Runs in one of its own pages, and so knows nothing outside of itself. */
export function readKept(key: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('tailback');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const db = opening.result;
      const asked = db.transaction('kept').objectStore('kept').get(key);
      asked.onsuccess = () => {
        db.close();
        resolve(asked.result);
      };
      asked.onerror = () => reject(asked.error);
    };
  });
}
