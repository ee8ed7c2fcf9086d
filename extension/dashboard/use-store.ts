/** The store and the settings, before anything else is read: charts need no judgement and need not wait for one. */
import { useEffect, useLayoutEffect, useState } from 'preact/hooks';
import type { Settings } from '../../src/settings.ts';
import { getSettings, type Store } from '../../src/store/index.ts';
import type { Begun } from './begin-reading.ts';
import type { ChartReader } from './load-chart.ts';

export interface OpenStore {
  store: Store;
  settings: Settings;
  reader: ChartReader;
}

/** After the browser has closed the database under us, ms. */
const AGAIN_MS = 1_000;

/**
 * Null while it is being opened, and where it cannot be: the page's own reading (ui/use-snapshot.ts) says why.
 * @param begin at every attempt; the first one was begun with the page
 */
export function useStore(begin: () => Begun, changes: number): OpenStore | null {
  const [open, setOpen] = useState<OpenStore | null>(null);
  const [attempt, setAttempt] = useState(0);
  useLayoutEffect(() => {
    let over = false;
    const begun = begin();
    begun.closed = () => {
      setOpen(null);
      // Site data was cleared, or a newer version wants in: then this opening fails too, and the page's head says why.
      if (!over) setTimeout(() => setAttempt((n) => n + 1), AGAIN_MS);
    };
    begun.opened.then((o) => !over && setOpen(o)).catch(() => setOpen(null));
    return () => {
      over = true;
      begun.opened.then(({ store }) => store.close()).catch(() => undefined);
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
