/**
 * Settings as stored. Reading never fails: what cannot be read is put aside, the person is told, and the defaults count,
 * which include "no consent yet", so a damaged setting stops measuring rather than starting it.
 */

import { type Fault, faultOf, within } from '../fault.ts';
import { fieldFault } from '../field-problem.ts';
import { DEFAULT_SETTINGS, type Settings, settingsSchema } from '../settings.ts';
import type { KeptRows } from './kept.ts';
import { noteIn } from './notices.ts';
import { withRoom } from './quota.ts';
import type { Store } from './schema.ts';
import { transact } from './transact.ts';

/** Values kept aside; older ones give way. */
const MOST_ASIDE = 5;

/** A setting that is not valid; the message names it. Nothing was stored. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';

  constructor(readonly fault: Fault) {
    super(fault.text);
  }
}

/** Settings, or the first field that is wrong. A field added since it was stored has its default. */
export function parseSettings(value: unknown): { settings: Settings } | { problem: Fault } {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return { problem: faultOf('expected', 'settings: must be an object', 'settings', 'object') };
  const filled = { ...DEFAULT_SETTINGS, ...value };
  const parsed = settingsSchema.safeParse(filled);
  return parsed.success ? { settings: parsed.data } : { problem: within('settings', fieldFault(parsed.error, filled)) };
}

/** The settings in force; the defaults where none are stored. @param now UTC ms, for the notice if one is needed. */
export async function getSettings(store: Store, now: number): Promise<Settings> {
  const value = await store.get('kept', 'settings');
  const parsed = value === undefined ? { settings: DEFAULT_SETTINGS } : parseSettings(value);
  if ('settings' in parsed) return parsed.settings;
  return transact(store, ['kept'], (tx) => readIn(tx.objectStore('kept'), now));
}

/** Replaces all settings. @throws SettingsError naming the field; StoreError `full`. */
export async function saveSettings(store: Store, settings: Settings, now: number): Promise<void> {
  await changeSettings(store, () => settings, now);
}

/**
 * Reads, changes and writes in one transaction, so that two pages changing different settings both get their way.
 * @throws SettingsError naming the field; StoreError `full`.
 */
export async function changeSettings(
  store: Store,
  change: (settings: Settings) => Settings,
  now: number,
): Promise<Settings> {
  return withRoom(store, now, () =>
    transact(store, ['kept'], async (tx) => {
      const kept = tx.objectStore('kept');
      const wanted = change(await readIn(kept, now));
      const parsed = settingsSchema.safeParse(wanted);
      if (!parsed.success) throw new SettingsError(within('settings', fieldFault(parsed.error, wanted)));
      await kept.put(parsed.data, 'settings');
      return parsed.data;
    }),
  );
}

async function readIn(kept: KeptRows, now: number): Promise<Settings> {
  const value = await kept.get('settings');
  if (value === undefined) return DEFAULT_SETTINGS;
  const parsed = parseSettings(value);
  if ('settings' in parsed) return parsed.settings;
  const aside = await kept.get('settings-aside');
  const entry = { at: now, problem: parsed.problem.text, value };
  await kept.put([...(Array.isArray(aside) ? aside : []), entry].slice(-MOST_ASIDE), 'settings-aside');
  // Removed, or each reading would put it aside again.
  await kept.delete('settings');
  const kind = isNewer(value) ? 'settings-newer' : 'settings-damaged';
  await noteIn(kept, { kind, at: now, params: { problem: parsed.problem.text } });
  return DEFAULT_SETTINGS;
}

function isNewer(value: unknown): boolean {
  const version = (value as { version?: unknown } | null)?.version;
  return typeof version === 'number' && version > DEFAULT_SETTINGS.version;
}
