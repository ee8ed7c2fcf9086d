/** Fresh connections go silent after 16 to 20 KB (net4people/bbs#490): transfers stop there, small requests pass. */
import type { Trouble } from './trouble.ts';

export const freeze: Trouble = {
  id: 'freeze',
  title: 'silence after 16 to 20 KB',
  hits: 'service',
  truth: 'network',
  knowable: true,
  seenIn: 'transfer',
  hours: 36,
  strike: (random) => (answer, ask) => {
    if (ask.kind === 'transfer') answer.stallAtBytes = Math.round(random.between(16_000, 20_000));
  },
};
