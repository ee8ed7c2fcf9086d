/** What was said over the whole history, from the judged days; days that nobody has judged are judged here, in idle moments. */
import { useEffect, useState } from 'preact/hooks';
import type { PastEvent } from '../../src/rollup/past-events.ts';
import type { Judged } from '../../src/rollup/read-judged.ts';
import { dayStart } from '../../src/store/hour.ts';
import { turns } from './idle.ts';
import type { OpenStore } from './use-store.ts';

export interface History {
  /** In time order; null before the first reading. */
  days: readonly Judged[] | null;
  /** What happened in them; the same list until they are read anew. */
  events: readonly PastEvent[];
  /** Days judged, of all that were to do; null while nothing is to be done. */
  judging: { done: number; all: number } | null;
  failed: boolean;
}

/** So that the charts come first. */
const BEGIN_AFTER_MS = 600;
const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const NOTHING: History = { days: null, events: [], judging: null, failed: false };

export function useHistory(open: OpenStore | null, changes: number): History {
  const [history, setHistory] = useState<History>(NOTHING);
  useEffect(() => {
    if (!open) return undefined;
    const stop = new AbortController();
    const { store, settings } = open;
    const read = async (): Promise<Judged[]> => {
      const [{ readJudged }, { pastEvents }] = await Promise.all([
        import('../../src/rollup/read-judged.ts'),
        import('../../src/rollup/past-events.ts'),
      ]);
      const days = await readJudged(store, 0, Date.now() + 1);
      if (!stop.signal.aborted) setHistory((h) => ({ ...h, days, events: pastEvents(days), failed: false }));
      return days;
    };
    const progress = (done: number, all: number): void => {
      if (stop.signal.aborted) return;
      setHistory((h) => ({ ...h, judging: done < all ? { done, all } : null }));
      void read().catch(() => undefined);
    };
    const work = async (): Promise<void> => {
      if (changes === 0) await wait(BEGIN_AFTER_MS);
      const days = await read();
      const now = Date.now();
      // With the rules, which what is shown first does not need.
      const { judgeDays, daysToJudge } = await import('../../src/rollup/judge-days.ts');
      const left = await daysToJudge(store, settings, now);
      // The background judges each round by itself: today's row is never finished.
      const begun = days.at(-1)?.day === dayStart(now);
      if (left.length === 0 || (left.length === 1 && begun)) return;
      await judgeDays(store, settings, now, { pause: turns(stop.signal), progress });
    };
    work().catch(() => {
      if (!stop.signal.aborted) setHistory((h) => ({ ...h, judging: null, failed: true }));
    });
    return () => stop.abort();
  }, [open, changes]);
  return history;
}
