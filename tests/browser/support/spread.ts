/** A list of figures as the tables give it: median, median absolute deviation, interquartile range, 95th percentile. */
import { median, quantile } from '../../../src/summary/quantile.ts';

export interface Spread {
  n: number;
  median: number;
  /** Median absolute deviation from the median. */
  mad: number;
  /** Between the first and the third quartile. */
  iqr: number;
  /** Of the absolute values. */
  p95: number;
  /** Median of the absolute values: errors of both signs do not cancel out in it. */
  absolute: number;
}

/** NaN everywhere for an empty list: a row without data must not pass for a good one. */
export function spread(values: readonly number[]): Spread {
  const middle = median(values) ?? Number.NaN;
  const sizes = values.map(Math.abs);
  return {
    n: values.length,
    median: middle,
    mad: median(values.map((v) => Math.abs(v - middle))) ?? Number.NaN,
    iqr: (quantile(values, 0.75) ?? Number.NaN) - (quantile(values, 0.25) ?? Number.NaN),
    p95: quantile(sizes, 0.95) ?? Number.NaN,
    absolute: median(sizes) ?? Number.NaN,
  };
}
