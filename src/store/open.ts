/**
 * Opens the database and brings older data up to date. All pages and the background open the same one by name;
 * nobody keeps state beside it, since the background may be killed between two lines.
 */
import { openDB } from 'idb';
import { MIGRATIONS } from './migrations/index.ts';
import type { Migration } from './migrations/migration.ts';
import type { Store, StoreSchema } from './schema.ts';
import { errorName, StoreError } from './store-error.ts';

export interface OpenOptions {
  /** The handle is dead: a newer version wants in, or the browser cut it (site data cleared). Open again when needed. */
  closed?: () => void;
  /** For tests of the steps themselves. */
  migrations?: readonly Migration[];
}

/** @throws StoreError `newer` or `unavailable`, with a sentence for the person. */
export async function openStore(name = 'tailback', options: OpenOptions = {}): Promise<Store> {
  const migrations = options.migrations ?? MIGRATIONS;
  let store: Store | undefined;
  let failure: unknown;
  try {
    store = await openDB<StoreSchema>(name, migrations.length, {
      upgrade(db, from, _to, tx) {
        // The steps see the shapes of their own time, so the present schema is put aside here.
        const untyped = [db, tx] as unknown as Parameters<Migration['upgrade']>;
        const abort = (error: unknown) => {
          failure = error;
          tx.abort();
        };
        // An aborted upgrade leaves the old version untouched; idb does not await us, so we abort by hand.
        tx.done.catch(() => {});
        try {
          runSteps(migrations.slice(from), untyped)?.catch(abort);
        } catch (error) {
          abort(error);
        }
      },
      blocking() {
        // An open page of the old version would keep the new one waiting for ever.
        store?.close();
        options.closed?.();
      },
      terminated: () => options.closed?.(),
    });
  } catch (error) {
    throw openFailure(failure ?? error);
  }
  return store;
}

/**
 * One step after the other. A step without a promise is followed at once, not in a microtask: the upgrade transaction
 * need only be active within its own event.
 */
function runSteps(steps: readonly Migration[], [db, tx]: Parameters<Migration['upgrade']>): Promise<void> | undefined {
  const [step, ...rest] = steps;
  if (!step) return undefined;
  const running = step.upgrade(db, tx);
  return running ? running.then(() => runSteps(rest, [db, tx])) : runSteps(rest, [db, tx]);
}

function openFailure(error: unknown): StoreError {
  return errorName(error) === 'VersionError'
    ? new StoreError(
        'newer',
        'The stored measurements were written by a newer version of Tailback: update the extension to read them.',
        error,
      )
    : new StoreError(
        'unavailable',
        'The browser gave no access to the stored measurements: check that it may store data for extensions, then restart it.',
        error,
      );
}
