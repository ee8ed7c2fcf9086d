/** One signal for every way in which a run ends early: Ctrl-C, a kill, or the person closing the browser. */
import type { Live } from './live.ts';

export function stopSignal(): { signal: AbortSignal; watch(live: Live): void } {
  const controller = new AbortController();
  const stop = () => controller.abort();
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  return { signal: controller.signal, watch: (live) => live.driver.onClosed(stop) };
}
