/** The keys of a chart's cursor. Pure: place and key in, place out. */

/** A page of buckets. */
const FAR = 10;

export interface KeyPress {
  key: string;
  shiftKey: boolean;
  ctrlKey: boolean;
}

/**
 * @param index bucket the cursor is at, or null; @param count number of buckets
 * @returns where it goes; null: nowhere (Escape); undefined: the key means nothing here
 */
export function nextIndex(
  index: number | null,
  count: number,
  { key, shiftKey, ctrlKey }: KeyPress,
): number | null | undefined {
  if (count === 0) return undefined;
  const last = count - 1;
  const step = shiftKey || ctrlKey ? FAR : 1;
  const by = (n: number): number => Math.min(last, Math.max(0, (index ?? (n > 0 ? -1 : count)) + n));
  switch (key) {
    case 'ArrowRight':
      return by(step);
    case 'ArrowLeft':
      return by(-step);
    case 'PageDown':
      return by(FAR);
    case 'PageUp':
      return by(-FAR);
    case 'Home':
      return 0;
    case 'End':
      return last;
    case 'Escape':
      return null;
    default:
      return undefined;
  }
}
