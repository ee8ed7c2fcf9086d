/** Long work of a page in small turns: the page answers in between, and stops when it is closed or told to. */

/** A turn, ms: shorter than a frame. */
const TURN_MS = 12;

const idle = (): Promise<void> =>
  new Promise((resolve) => {
    // Firefox and Chromium have it; where it is missing a timer does.
    if (typeof requestIdleCallback === 'function') requestIdleCallback(() => resolve(), { timeout: 100 });
    else setTimeout(resolve, 0);
  });

/**
 * When what came meanwhile is done: a key, a press, a frame. For work that somebody waits for: an idle moment comes 30 ms later where
 * pages draw sixty times a second, which triples work in turns of 12.
 */
export const soon = (): Promise<void> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });

/** To be called between two parts of the work. @throws the signal's reason once it is aborted */
export function turns(signal: AbortSignal, wait = idle): () => Promise<void> | undefined {
  let turn = performance.now();
  return () => {
    signal.throwIfAborted();
    if (performance.now() - turn < TURN_MS) return undefined;
    return wait().then(() => {
      turn = performance.now();
      signal.throwIfAborted();
    });
  };
}
