/** Points of the services that are shown, for the range that is chosen; what has not been folded yet is folded here, with progress. */
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { foldDay } from '../../src/rollup/fold-points.ts';
import { turns } from './idle.ts';
import { type ChartPoints, loadChart, sitesFor } from './load-chart.ts';
import type { Range } from './range.ts';
import type { OpenStore } from './use-store.ts';

export interface Charts {
  /** What is shown; null before the first reading. It stays while the next is read. */
  loaded: { points: ChartPoints; range: Range; services: readonly string[] } | null;
  /** Days folded, of all that were missing; null where none is. */
  folding: { done: number; all: number } | null;
  failed: boolean;
}

const NOTHING: Charts = { loaded: null, folding: null, failed: false };

/** Between two redrawings while days are being folded. */
const SHOW_EVERY_MS = 1_500;

/** The services first, newest days first: what a person looks at is there first. */
function inOrder(missing: ChartPoints['missing'], services: readonly string[]): ChartPoints['missing'] {
  const rank = (target: string): number => (services.includes(target) ? 0 : 1);
  return missing.toSorted(([a, dayA], [b, dayB]) => rank(a) - rank(b) || dayB - dayA);
}

/** @param changes rises when something was stored */
export function useCharts(open: OpenStore | null, services: readonly string[], range: Range, changes: number): Charts {
  const [charts, setCharts] = useState<Charts>(NOTHING);
  const ids = services.join(' ');
  const known = useRef(changes);
  useLayoutEffect(() => {
    if (!open || ids === '') return undefined;
    const stop = new AbortController();
    const { store, settings, reader } = open;
    if (known.current !== changes) {
      reader.hours.forget();
      reader.fine.forget();
    }
    known.current = changes;
    const wanted = ids.split(' ');
    const read = async (): Promise<ChartPoints> => {
      const points = await loadChart(reader, wanted, sitesFor(settings), range, Date.now());
      stop.signal.throwIfAborted();
      setCharts((c) => ({ ...c, loaded: { points, range, services: wanted }, failed: false }));
      return points;
    };
    const work = async (): Promise<void> => {
      const { missing } = await read();
      if (missing.length === 0) return setCharts((c) => ({ ...c, folding: null }));
      const pause = turns(stop.signal);
      let shown = performance.now();
      for (const [done, [target, day]] of inOrder(missing, wanted).entries()) {
        setCharts((c) => ({ ...c, folding: { done, all: missing.length } }));
        await foldDay(store, target, day);
        await pause();
        if (performance.now() - shown < SHOW_EVERY_MS) continue;
        reader.hours.forget();
        await read();
        shown = performance.now();
      }
      reader.hours.forget();
      await read();
      setCharts((c) => ({ ...c, folding: null }));
    };
    work().catch(() => {
      if (!stop.signal.aborted) setCharts((c) => ({ ...c, folding: null, failed: true }));
    });
    return () => stop.abort();
  }, [open, ids, range, changes]);
  return charts;
}
