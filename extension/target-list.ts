/**
 * The target list in use, in the background and in pages: the built-in one, or a newer one that the person took in from a
 * signed file (take-targets.ts). It is kept as it came and looked at anew at every start: an update of the extension may have
 * made it old.
 */
import { readKept, type Store } from '../src/store/index.ts';
import { takeList } from '../src/targets/in-use.ts';
import { targetsInUse } from '../src/targets/index.ts';
import { parseTargetListText } from '../src/targets/list.ts';
import { listRefusal } from '../src/targets/list-change.ts';
import { z } from '../src/zod.ts';
import { manifestOrigins } from './platform/permissions.ts';

const keptSchema = z.object({ text: z.string() });

/** Must have been awaited before anything is planned or shown. A list that cannot be used any more is passed over. */
export async function loadTargets(store: Store): Promise<void> {
  const kept = keptSchema.safeParse(await readKept(store, 'targets'));
  const parsed = kept.success ? parseTargetListText(kept.data.text) : undefined;
  takeList(undefined);
  if (parsed?.ok && listRefusal(targetsInUse(), parsed.list, manifestOrigins()) === undefined) takeList(parsed.list);
}
