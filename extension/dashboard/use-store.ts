/** The store and the settings, before anything else is read: charts need no judgement and need not wait for one. */
import { useEffect, useState } from 'preact/hooks';
import type { Settings } from '../../src/settings.ts';
import { getSettings, openStore, type Store } from '../../src/store/index.ts';

export interface OpenStore {
  store: Store;
  settings: Settings;
}

/** After the browser has closed the database under us, ms. */
const AGAIN_MS = 1_000;

/** Null while it is being opened, and where it cannot be: the page's own reading (ui/use-snapshot.ts) says why. */
export function useStore(changes: number): OpenStore | null {
  const [open, setOpen] = useState<OpenStore | null>(null);
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    let over = false;
    let store: Store | undefined;
    const read = async (): Promise<void> => {
      const closed = (): void => {
        setOpen(null);
        // Site data was cleared, or a newer version wants in: then this opening fails too, and the page's head says why.
        if (!over) setTimeout(() => setAttempt((n) => n + 1), AGAIN_MS);
      };
      store = await openStore('tailback', { closed });
      const settings = await getSettings(store, Date.now());
      if (!over) setOpen({ store, settings });
    };
    read().catch(() => setOpen(null));
    return () => {
      over = true;
      store?.close();
    };
  }, [attempt]);
  useEffect(() => {
    if (!open || changes === 0) return;
    getSettings(open.store, Date.now())
      .then((settings) =>
        setOpen((o) => (o && JSON.stringify(o.settings) !== JSON.stringify(settings) ? { ...o, settings } : o)),
      )
      .catch(() => undefined);
  }, [changes]);
  return open;
}
