/** Hears the background's "something stored has changed". Messages may be lost with a killed worker: pages also re-read by a timer. */
import { browser } from '../platform/browser.ts';

/** Returns the function that stops listening. */
export function onChanged(heard: () => void): () => void {
  // Returns undefined for every message, so that this page never answers in place of the background.
  const listener = (message: unknown): undefined => {
    // Not by its schema (messages.ts): a page that only listens need not carry all of them.
    if (typeof message === 'object' && message !== null && 'event' in message && message.event === 'changed') heard();
  };
  browser.runtime.onMessage.addListener(listener);
  return () => browser.runtime.onMessage.removeListener(listener);
}
