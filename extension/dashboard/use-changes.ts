/** A number that rises when something was stored, at most once in a while: a check stores several samples a second. */
import { useEffect, useState } from 'preact/hooks';
import { onChanged } from '../ui/on-changed.ts';

const SETTLE_MS = 2_000;
/** Messages may be lost, and time passes by itself. */
const TIMER_MS = 60_000;

export function useChanges(): number {
  const [changes, setChanges] = useState(0);
  useEffect(() => {
    let pending: ReturnType<typeof setTimeout> | undefined;
    const heard = (): void => {
      pending ??= setTimeout(() => {
        pending = undefined;
        setChanges((n) => n + 1);
      }, SETTLE_MS);
    };
    const stop = onChanged(heard);
    const timer = setInterval(heard, TIMER_MS);
    return () => {
      stop();
      clearInterval(timer);
      clearTimeout(pending);
    };
  }, []);
  return changes;
}
