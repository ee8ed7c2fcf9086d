/** The target list in use, for pages: what reads a newer one is loaded only by a build that has a key for it. */
import type { Store } from '../../src/store/index.ts';
import { LIST_KEYS } from '../../src/targets/list-keys.ts';

export async function pageTargets(store: Store): Promise<void> {
  if (LIST_KEYS.length > 0) await (await import('../target-list.ts')).loadTargets(store);
}
