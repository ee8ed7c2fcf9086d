/**
 * Opens the store and begins to read what the first chart needs, before anything is drawn: the disk works while the page is built.
 * What was read is found again in the reader, by whoever draws it.
 */
import { getSettings, openStore } from '../../src/store/index.ts';
import { chartReader, loadChart, sitesFor } from './load-chart.ts';
import { placeOf } from './place.ts';
import { rangeOf } from './range.ts';
import type { OpenStore } from './use-store.ts';

export interface Begun {
  opened: Promise<OpenStore>;
  /** To be told when the browser closes the database under us. */
  closed: () => void;
}

/** @param hash of the page's address; @param width of the page, CSS px: nearly that of a chart */
export function beginReading(hash: string, width: number): Begun {
  const open = async (): Promise<OpenStore> => {
    const store = await openStore('tailback', { closed: () => begun.closed() });
    const now = Date.now();
    const settings = await getSettings(store, now);
    const reader = chartReader(store);
    if (settings.consentedAt !== null) {
      const { service, choice } = placeOf(hash, settings.services);
      // Said by the hook that reads the same again.
      loadChart(reader, [service], sitesFor(settings), rangeOf(choice, now, width), now).catch(() => undefined);
    }
    return { store, settings, reader };
  };
  const begun: Begun = { opened: open(), closed: () => {} };
  // As above.
  begun.opened.catch(() => undefined);
  return begun;
}
