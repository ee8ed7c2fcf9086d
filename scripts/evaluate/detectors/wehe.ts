/**
 * Wehe's rule (its analyser, as NetPolice's): the last rounds against the day before them. Differentiation is called where
 * Kolmogorov and Smirnov's test rejects at 5 %, the relative difference of means is above 10 %, and more than 95 % of a
 * hundred half samples agree. Only slower counts here. Free number: rounds of the recent window.
 */
import { Random } from '../random.ts';
import type { Detector } from './detector.ts';

const DAY_ROUNDS = 96;
const SIGNIFICANT = 0.05;
const AREA = 0.1;
const SAMPLES = 100;
const AGREE = 0.95;
/** Asked every hour: each question is a batch. */
const EVERY = 4;

const mean = (values: readonly number[]): number => values.reduce((sum, v) => sum + v, 0) / values.length;

/** p of the two-sample test, asymptotic. */
export function kolmogorovSmirnov(a: readonly number[], b: readonly number[]): number {
  const [x, y] = [a, b].map((list) => Float64Array.from(list).sort());
  if (!x || !y) return 1;
  let [i, j, distance] = [0, 0, 0];
  while (i < x.length && j < y.length) {
    const value = Math.min(x[i] ?? 0, y[j] ?? 0);
    while (i < x.length && (x[i] ?? 0) <= value) i++;
    while (j < y.length && (y[j] ?? 0) <= value) j++;
    distance = Math.max(distance, Math.abs(i / x.length - j / y.length));
  }
  const n = Math.sqrt((x.length * y.length) / (x.length + y.length));
  const lambda = (n + 0.12 + 0.11 / n) * distance;
  let p = 0;
  for (let k = 1; k <= 20; k++) p += 2 * (-1) ** (k - 1) * Math.exp(-2 * k * k * lambda * lambda);
  return Math.min(1, Math.max(0, lambda < 0.2 ? 1 : p));
}

function half(values: readonly number[], random: Random): number[] {
  const list = [...values];
  const size = Math.ceil(list.length / 2);
  for (let i = 0; i < size; i++) {
    const j = i + random.index(list.length - i);
    [list[i], list[j]] = [list[j] ?? 0, list[i] ?? 0];
  }
  return list.slice(0, size);
}

/** Whether `recent` is slower than `before` by Wehe's three conditions; values are times, not their logarithms. */
export function weheSlower(recent: readonly number[], before: readonly number[], random: Random): boolean {
  const [now, then] = [mean(recent), mean(before)];
  const area = (now - then) / Math.min(Math.max(...recent), Math.max(...before));
  if (area <= AREA || kolmogorovSmirnov(recent, before) >= SIGNIFICANT) return false;
  let agree = 0;
  for (let i = 0; i < SAMPLES; i++) {
    if (kolmogorovSmirnov(half(recent, random), half(before, random)) < SIGNIFICANT) agree++;
    if (i + 1 - agree > SAMPLES * (1 - AGREE)) return false;
  }
  return true;
}

export const wehe: Detector = {
  id: 'wehe',
  title: 'Wehe’s rule, six hours against the day before',
  published: 24,
  tried: [4, 6, 8, 12, 24],
  start(recentRounds) {
    const random = new Random('wehe');
    const values: number[] = [];
    let turn = 0;
    let slow = false;
    return {
      step({ excess }) {
        values.push(Math.exp(excess));
        if (values.length > DAY_ROUNDS + recentRounds) values.shift();
        if (turn++ % EVERY === 0 && values.length >= DAY_ROUNDS / 2 + recentRounds) {
          slow = weheSlower(values.slice(-recentRounds), values.slice(0, -recentRounds), random);
        }
        return slow;
      },
    };
  },
};
