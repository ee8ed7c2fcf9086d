/** Ways in which what is stored may be broken, done from a page of the extension. All functions run in the page. */

/** As if a newer version of the extension had been here. */
export function asNewer(): Promise<void> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('tailback', 9_999);
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      opening.result.close();
      resolve();
    };
  });
}

/** Whatever the disk left of a row. */
export function damageRows(): Promise<void> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('tailback');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const db = opening.result;
      const tx = db.transaction(['samples', 'rounds', 'kept', 'points', 'judged'], 'readwrite');
      tx.objectStore('samples').put({
        round: 'torn',
        target: 'whatsapp',
        at: Date.now(),
        hours: [],
        samples: [{ id: 1 }],
      });
      tx.objectStore('rounds').put({ id: 'torn', startedAt: Date.now(), state: 'done' });
      tx.objectStore('kept').put({ nothing: 'of this' }, 'judgement');
      tx.objectStore('kept').put('no list', 'notices');
      tx.oncomplete = () => {
        db.close();
        resolve();
      };
      tx.onabort = () => reject(tx.error);
    };
  });
}

export function damageSettings(): Promise<void> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('tailback');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const db = opening.result;
      const tx = db.transaction('kept', 'readwrite');
      tx.objectStore('kept').put({ version: 1, services: 'torn' }, 'settings');
      tx.oncomplete = () => {
        db.close();
        resolve();
      };
      tx.onabort = () => reject(tx.error);
    };
  });
}

export async function fillDisk(): Promise<void> {
  const { chrome } = globalThis as unknown as { chrome: { storage: { session: { set(o: object): Promise<void> } } } };
  await chrome.storage.session.set({ 'storage-full': Date.now() });
}

/** As if nobody were there to hear a command. */
export function loseBackground(): void {
  const { chrome, browser } = globalThis as unknown as Record<'chrome' | 'browser', { runtime: object } | undefined>;
  for (const api of [chrome, browser])
    if (api)
      Object.defineProperty(api.runtime, 'sendMessage', {
        value: () => Promise.reject(new Error('Could not establish connection.')),
      });
}

type Api = { permissions: object } | undefined;
type Asked = { origins: string[] };

/** The browser no longer lets the extension ask its services. In Chromium an answer may be waited for by a callback. */
export function withholdAll(): void {
  const { chrome, browser } = globalThis as unknown as Record<'chrome' | 'browser', Api>;
  const contains = (_: Asked, done?: (has: boolean) => void): Promise<boolean> => {
    done?.(false);
    return Promise.resolve(false);
  };
  for (const api of [chrome, browser]) if (api) Object.defineProperty(api.permissions, 'contains', { value: contains });
}

/** As above, for Telegram alone. */
export function withholdOne(): void {
  const { chrome, browser } = globalThis as unknown as Record<'chrome' | 'browser', Api>;
  const contains = ({ origins }: Asked, done?: (has: boolean) => void): Promise<boolean> => {
    const has = !origins.some((origin) => origin.includes('telegram'));
    done?.(has);
    return Promise.resolve(has);
  };
  for (const api of [chrome, browser]) if (api) Object.defineProperty(api.permissions, 'contains', { value: contains });
}
