/** Thins a byte timeline: at most 128 points, first and last kept, evenly by time so that a stall stays visible. */
export const MAX_POINTS = 128;

export function thinProgress(progress: readonly [number, number][]): [number, number][] {
  const rounded = progress.map(([ms, bytes]): [number, number] => [Math.max(0, Math.round(ms * 10) / 10), bytes]);
  const first = rounded[0];
  const last = rounded.at(-1);
  if (rounded.length <= MAX_POINTS || !first || !last) return rounded;
  const slot = (last[0] - first[0]) / (MAX_POINTS - 1);
  const kept = [first];
  let next = first[0] + slot;
  for (const point of rounded.slice(1, -1)) {
    if (point[0] < next || kept.length >= MAX_POINTS - 1) continue;
    kept.push(point);
    while (next <= point[0]) next += slot;
  }
  return [...kept, last];
}
