/** A policer at 128 to 150 kbit/s, as towards Twitter in 2021: small requests pass in its bucket, bodies settle at the rate. */
import type { Trouble } from './trouble.ts';

export const policer: Trouble = {
  id: 'policer',
  title: 'policer, 128 to 150 kbit/s',
  hits: 'service',
  truth: 'network',
  knowable: true,
  seenIn: 'transfer',
  hours: 36,
  strike: (random) => {
    const bps = random.between(128_000, 150_000);
    const burstBytes = Math.round(random.between(4_000, 16_000));
    return (answer) => {
      if (answer.bps < bps) return;
      answer.bps = bps;
      answer.variation = 0.15;
      answer.burstBytes = burstBytes;
    };
  },
};
