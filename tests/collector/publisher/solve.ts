/** Linear algebra of an attacker: which unknowns follow from sums that are known exactly? */

/** @param sums each a set of unknowns. @returns those unknowns that the sums determine alone */
export function determined(sums: readonly ReadonlySet<number>[], unknowns: number): number[] {
  const rows = sums.map((set) => {
    const row = new Float64Array(unknowns);
    for (const unknown of set) row[unknown] = 1;
    return row;
  });
  const reduced = reduce(rows, unknowns);
  // e_i lies in the row space exactly if a reduced row is e_i.
  return reduced.flatMap((row) => {
    const nonzero = [...row.entries()].filter(([, value]) => Math.abs(value) > 1e-9);
    return nonzero.length === 1 && nonzero[0] ? [nonzero[0][0]] : [];
  });
}

/** Reduced row echelon form, Gauss and Jordan with pivoting. */
function reduce(rows: Float64Array[], columns: number): Float64Array[] {
  let rank = 0;
  for (let column = 0; column < columns && rank < rows.length; column += 1) {
    let best = rank;
    for (let r = rank; r < rows.length; r += 1) {
      if (Math.abs(rows[r]?.[column] ?? 0) > Math.abs(rows[best]?.[column] ?? 0)) best = r;
    }
    const pivot = rows[best];
    if (!pivot || Math.abs(pivot[column] ?? 0) < 1e-9) continue;
    [rows[best], rows[rank]] = [rows[rank] ?? pivot, pivot];
    const scale = pivot[column] ?? 1;
    for (let c = 0; c < columns; c += 1) pivot[c] = (pivot[c] ?? 0) / scale;
    for (const [r, row] of rows.entries()) {
      const factor = row[column] ?? 0;
      if (r === rank || Math.abs(factor) < 1e-12) continue;
      for (let c = 0; c < columns; c += 1) row[c] = (row[c] ?? 0) - factor * (pivot[c] ?? 0);
    }
    rank += 1;
  }
  return rows.slice(0, rank);
}
