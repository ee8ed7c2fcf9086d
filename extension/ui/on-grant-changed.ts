/** Hears that a permission was given or taken back. Returns the function that stops listening. */
import { browser } from '../platform/browser.ts';

export function onGrantChanged(heard: () => void): () => void {
  browser.permissions.onAdded.addListener(heard);
  browser.permissions.onRemoved.addListener(heard);
  return () => {
    browser.permissions.onAdded.removeListener(heard);
    browser.permissions.onRemoved.removeListener(heard);
  };
}
