/** One page of a long table. A page that no longer exists (rows were deleted) gives the last one. */
export interface Page<T> {
  rows: readonly T[];
  /** From 0. */
  index: number;
  pages: number;
}

export function pageOf<T>(rows: readonly T[], wanted: number, size: number): Page<T> {
  const pages = Math.max(1, Math.ceil(rows.length / size));
  const index = Math.min(Math.max(0, wanted), pages - 1);
  return { rows: rows.slice(index * size, (index + 1) * size), index, pages };
}
