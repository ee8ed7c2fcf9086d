/** Order statistics. Medians of an even number take the lower middle value: a value that was really seen. */

/** Quantile by the nearest-rank method; undefined for an empty list. Does not change its input. */
export function quantile(values: readonly number[], p: number): number | undefined {
  if (values.length === 0) return undefined;
  const sorted = Float64Array.from(values).sort();
  const rank = Math.ceil(p * sorted.length) - 1;
  return sorted[Math.min(sorted.length - 1, Math.max(0, rank))];
}

/** Several of one list, which is put in order once; undefined for an empty list. */
export function quantiles<const P extends readonly number[]>(
  values: readonly number[],
  ps: P,
): { [I in keyof P]: number } | undefined {
  if (values.length === 0) return undefined;
  const sorted = Float64Array.from(values).sort();
  const last = sorted.length - 1;
  const at = (p: number): number => sorted[Math.min(last, Math.max(0, Math.ceil(p * sorted.length) - 1))] ?? 0;
  return ps.map(at) as { [I in keyof P]: number };
}

export function median(values: readonly number[]): number | undefined {
  return quantile(values, 0.5);
}

/** Coefficient of variation (standard deviation over mean, population form); undefined below two values. */
export function variation(values: readonly number[]): number | undefined {
  if (values.length < 2) return undefined;
  const mean = values.reduce((sum, v) => sum + v, 0) / values.length;
  if (mean <= 0) return undefined;
  const square = values.reduce((sum, v) => sum + (v - mean) ** 2, 0) / values.length;
  return Math.sqrt(square) / mean;
}

/** The values that are there: callers collect optional phases. */
export function present(values: readonly (number | undefined)[]): number[] {
  return values.filter((v): v is number => v !== undefined);
}
