/** Area under the ROC curve: the chance that a positive scores below a negative, ties half (Mann and Whitney 1947). */
export function areaBelow(positives: readonly number[], negatives: readonly number[]): number {
  const all = [
    ...positives.map((value) => ({ value, positive: true })),
    ...negatives.map((value) => ({ value, positive: false })),
  ].sort((a, b) => a.value - b.value);
  let ranks = 0;
  for (let i = 0; i < all.length; ) {
    let end = i;
    while (end < all.length && all[end]?.value === all[i]?.value) end += 1;
    const rank = (i + end + 1) / 2;
    for (let j = i; j < end; j += 1) if (all[j]?.positive) ranks += rank;
    i = end;
  }
  const [p, n] = [positives.length, negatives.length];
  return p === 0 || n === 0 ? Number.NaN : 1 - (ranks - (p * (p + 1)) / 2) / (p * n);
}
