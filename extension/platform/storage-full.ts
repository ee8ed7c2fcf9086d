/**
 * That the disk is full, remembered where it still can be: in the browser's session memory, since the store itself takes
 * nothing more. Gone with the next sample that is stored, or the next start of the browser.
 */
import { browser } from './browser.ts';

const KEY = 'storage-full';

export async function rememberFull(now: number): Promise<void> {
  await browser.storage.session.set({ [KEY]: now });
}

export async function forgetFull(): Promise<void> {
  await browser.storage.session.remove(KEY);
}

/** When a sample or the end of a round was last refused, UTC ms; undefined: room was found since. */
export async function fullAt(): Promise<number | undefined> {
  const value: unknown = (await browser.storage.session.get(KEY))[KEY];
  return typeof value === 'number' ? value : undefined;
}
