/** A page's reading of the store as a hook: at once, again when something changed, and by a timer because ages and sleep pass silently. */
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { Face } from './face.ts';
import { onChanged } from './on-changed.ts';
import { onGrantChanged } from './on-grant-changed.ts';
import { followLanguage } from './page-language.ts';
import { storeProblem } from './store-problem.ts';

export type Loaded<T> = { kind: 'loading' } | { kind: 'failed'; problem: string } | { kind: 'ready'; snapshot: T };

/** At most one reading in this time, ms: a first check stores several samples a second. */
const SETTLE_MS = 150;
/** Re-reading without being told, ms: while a check runs, and otherwise. */
const TIMER_BUSY_MS = 2_000;
const TIMER_IDLE_MS = 30_000;

/** @param first what was read before the page was drawn, where something was */
export function useReading<T extends Face>(
  read: () => Promise<T>,
  first?: T,
): { loaded: Loaded<T>; reload: () => void } {
  const [loaded, setLoaded] = useState<Loaded<T>>(() =>
    first ? { kind: 'ready', snapshot: first } : { kind: 'loading' },
  );
  const pending = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const reading = useRef(false);

  const readNow = useCallback(async (): Promise<void> => {
    if (reading.current) return;
    reading.current = true;
    try {
      const snapshot = await read();
      await followLanguage(snapshot.settings);
      setLoaded({ kind: 'ready', snapshot });
    } catch (error) {
      setLoaded({ kind: 'failed', problem: storeProblem(error) });
    } finally {
      reading.current = false;
    }
  }, [read]);

  const reload = useCallback((): void => {
    if (pending.current !== undefined) return;
    pending.current = setTimeout(() => {
      pending.current = undefined;
      if (reading.current) reload();
      else void readNow();
    }, SETTLE_MS);
  }, [readNow]);

  const busy = loaded.kind === 'ready' && loaded.snapshot.state.kind === 'measuring';
  useEffect(() => {
    const timer = setInterval(reload, busy ? TIMER_BUSY_MS : TIMER_IDLE_MS);
    return () => clearInterval(timer);
  }, [busy, reload]);

  const drawn = useRef(first !== undefined);
  useEffect(() => {
    // After the next frame: what is kept is to be seen before the processor is busy with what is so now.
    if (drawn.current) requestAnimationFrame(() => setTimeout(() => void readNow()));
    else void readNow();
    drawn.current = false;
    const stops = [onChanged(reload), onGrantChanged(reload)];
    window.addEventListener('online', reload);
    window.addEventListener('offline', reload);
    return () => {
      for (const stop of stops) stop();
      window.removeEventListener('online', reload);
      window.removeEventListener('offline', reload);
      clearTimeout(pending.current);
    };
  }, [readNow, reload]);

  return { loaded, reload };
}
