/** A value a turn later: what stands further down follows what stands at the top, once that has been drawn. */
import { useEffect, useState } from 'preact/hooks';

/** Null at first. In between it is the one before. */
export function useLate<T>(value: T): T | null {
  const [late, setLate] = useState<T | null>(null);
  useEffect(() => {
    // Effects run after the frame; a task of its own lets a click in between be answered first.
    const timer = setTimeout(() => setLate(() => value));
    return () => clearTimeout(timer);
  }, [value]);
  return late;
}
