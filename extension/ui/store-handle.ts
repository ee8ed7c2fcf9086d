/** The page's one handle of the store: opened when first needed, and anew when it was closed or has failed. */
import { openStore, type Store } from '../../src/store/index.ts';

let store: Promise<Store> | undefined;

export function openedStore(): Promise<Store> {
  const opening = store ?? openStore('tailback', { closed: forgetStore });
  store = opening;
  return opening;
}

/** It may be the reason why a reading failed: the next one opens another. */
export function forgetStore(): void {
  store = undefined;
}
