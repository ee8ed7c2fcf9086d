/**
 * Our own time limits for one request: the whole of it, and the time without progress. Silence and error are told apart
 * by this alone: an instant error is an answer of the path, silence is a drop (docs/methods/failures.md).
 */
import type { Limits } from './env.ts';

export type Stop = 'timeout-total' | 'timeout-silence' | 'cancelled';

export interface RequestLimit {
  signal: AbortSignal;
  /** Why we ended it, if we did. */
  stopped(): Stop | undefined;
  /** A byte came, or a header: silence starts anew. */
  progress(): void;
  /** Must be called in the end. */
  clear(): void;
}

/** Arms both limits; `cancel` is the person's or the planner's own signal. */
export function limitRequest(limits: Limits, cancel: AbortSignal): RequestLimit {
  const controller = new AbortController();
  let why: Stop | undefined;
  const stop = (reason: Stop): void => {
    why ??= reason;
    controller.abort();
  };
  const onCancel = (): void => stop('cancelled');
  const total = setTimeout(() => stop('timeout-total'), limits.totalMs);
  let silence = setTimeout(() => stop('timeout-silence'), limits.silenceMs);
  cancel.addEventListener('abort', onCancel);
  if (cancel.aborted) onCancel();
  return {
    signal: controller.signal,
    stopped: () => why,
    progress(): void {
      clearTimeout(silence);
      silence = setTimeout(() => stop('timeout-silence'), limits.silenceMs);
    },
    clear(): void {
      clearTimeout(total);
      clearTimeout(silence);
      cancel.removeEventListener('abort', onCancel);
    },
  };
}
