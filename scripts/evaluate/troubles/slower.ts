/** A service answers so many times later than usual: a pure multiplier on the latency of its requests. */
import type { Trouble } from './trouble.ts';

export function slower(times: number): Trouble {
  return {
    id: `slower-${times}`,
    title: `${times} times slower`,
    hits: 'service',
    truth: 'service',
    knowable: true,
    hours: times < 2 ? 48 : 24,
    strike: () => (answer) => {
      answer.ttfbMs *= times;
      answer.tripMs *= times;
    },
  };
}
