/**
 * Keeps the last judgement for the popup (src/glance) and hands it on to whoever shows it without being opened. Refreshed
 * after each round and each command, and at a start of the background that finds it out of date.
 */
import { fitting, type Glance, readGlance } from '../../src/glance/glance.ts';
import type { Settings } from '../../src/settings.ts';
import { deleteKept, getSettings, newestSample, readKept, type Store, writeKept } from '../../src/store/index.ts';
import { LiveJudge } from '../live-judge.ts';
import { withheldServices } from '../ui/withheld.ts';

export interface Glancing {
  /** Judges anew. Never rejects: a cache that is missing is made later. */
  refresh(): Promise<void>;
  /** The same, where the kept judgement does not fit what is stored. */
  refreshIfOld(): Promise<void>;
  /** Samples were removed, or older ones came in. */
  forget(): void;
}

/** @param judged told of each judgement; null: nothing may be said, since nothing may be asked */
export function createGlancing(
  opened: () => Promise<Store>,
  judged: (glance: Glance | null, settings: Settings, store: Store) => Promise<void>,
): Glancing {
  const judge = new LiveJudge();
  let queue: Promise<void> = Promise.resolve();
  let waiting: Promise<void> | undefined;

  async function refreshNow(): Promise<void> {
    waiting = undefined;
    const store = await opened();
    const now = Date.now();
    const settings = await getSettings(store, now);
    if (settings.consentedAt === null) {
      judge.reset();
      await deleteKept(store, 'judgement');
      return judged(null, settings, store);
    }
    const withheld = await withheldServices(settings.services, settings.country);
    const stored = await readKept(store, 'settings');
    const glance = await judge.judge(store, { settings, stored, now, online: navigator.onLine, withheld });
    await writeKept(store, 'judgement', glance, now);
    // Everything may have been deleted while this was judged: then nothing may stay of it.
    if ((await getSettings(store, now)).consentedAt === null) return refreshNow();
    await judged(glance, settings, store);
  }

  /** One after the other, and one that has not begun stands for all that are asked for meanwhile. */
  const refresh = (): Promise<void> => {
    waiting ??= queue = queue.then(refreshNow).catch(() => undefined);
    return waiting;
  };

  return {
    refresh,
    async refreshIfOld() {
      try {
        const store = await opened();
        const now = Date.now();
        const settings = await getSettings(store, now);
        const kept = readGlance(await readKept(store, 'judgement'));
        const glance = fitting(kept, await readKept(store, 'settings'), now, navigator.onLine);
        const newest = (await newestSample(store))?.id ?? null;
        if (settings.consentedAt !== null && glance?.newest !== newest) await refresh();
      } catch {
        // The store cannot be read: the pages say so.
      }
    },
    forget: () => judge.reset(),
  };
}
