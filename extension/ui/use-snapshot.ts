/** The snapshot as a hook: read at once, again when something changed, and by a timer because ages and sleep pass silently. */
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { openStore, type Store } from '../../src/store/index.ts';
import { loadTargets } from '../target-list.ts';
import { onGrantChanged } from './grants.ts';
import { onChanged } from './on-changed.ts';
import { followLanguage } from './page-language.ts';
import { readSnapshot, type Snapshot } from './snapshot.ts';
import { storeProblem } from './store-problem.ts';

export type Loaded =
  | { kind: 'loading' }
  | { kind: 'failed'; problem: string }
  | { kind: 'ready'; snapshot: Snapshot; store: Store };

/** At most one reading in this time, ms: a first check stores several samples a second. */
const SETTLE_MS = 150;
/** Re-reading without being told, ms: while a check runs, and otherwise. */
const TIMER_BUSY_MS = 2_000;
const TIMER_IDLE_MS = 30_000;

export function useSnapshot(): { loaded: Loaded; reload: () => void } {
  const [loaded, setLoaded] = useState<Loaded>({ kind: 'loading' });
  const store = useRef<Promise<Store> | undefined>(undefined);
  const pending = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const reading = useRef(false);

  const read = useCallback(async (): Promise<void> => {
    if (reading.current) return;
    reading.current = true;
    try {
      store.current ??= openStore('tailback', { closed: () => (store.current = undefined) });
      const open = await store.current;
      await loadTargets(open);
      const snapshot = await readSnapshot(open);
      await followLanguage(snapshot.settings);
      setLoaded({ kind: 'ready', snapshot, store: open });
    } catch (error) {
      // The handle may be the reason: the next reading opens a new one.
      store.current = undefined;
      setLoaded({ kind: 'failed', problem: storeProblem(error) });
    } finally {
      reading.current = false;
    }
  }, []);

  const reload = useCallback((): void => {
    if (pending.current !== undefined) return;
    pending.current = setTimeout(() => {
      pending.current = undefined;
      if (reading.current) reload();
      else void read();
    }, SETTLE_MS);
  }, [read]);

  const busy = loaded.kind === 'ready' && loaded.snapshot.state.kind === 'measuring';
  useEffect(() => {
    const timer = setInterval(reload, busy ? TIMER_BUSY_MS : TIMER_IDLE_MS);
    return () => clearInterval(timer);
  }, [busy, reload]);

  useEffect(() => {
    void read();
    const stops = [onChanged(reload), onGrantChanged(reload)];
    window.addEventListener('online', reload);
    window.addEventListener('offline', reload);
    return () => {
      for (const stop of stops) stop();
      window.removeEventListener('online', reload);
      window.removeEventListener('offline', reload);
      clearTimeout(pending.current);
    };
  }, [read, reload]);

  return { loaded, reload };
}
