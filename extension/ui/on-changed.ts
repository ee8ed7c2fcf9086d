/** Hears the background's "something stored has changed". Messages may be lost with a killed worker: pages also re-read by a timer. */
import { changedSchema } from '../messages.ts';
import { browser } from '../platform/browser.ts';

/** Returns the function that stops listening. */
export function onChanged(heard: () => void): () => void {
  // Returns undefined for every message, so that this page never answers in place of the background.
  const listener = (message: unknown): undefined => {
    if (changedSchema.safeParse(message).success) heard();
  };
  browser.runtime.onMessage.addListener(listener);
  return () => browser.runtime.onMessage.removeListener(listener);
}
