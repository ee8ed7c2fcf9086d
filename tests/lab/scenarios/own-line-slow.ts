/** One bucket for the whole line: each host alone would look policed. */
import type { Scenario } from '../scenario.ts';

export const ownLineSlow: Scenario = {
  id: 'own-line-slow',
  title: 'the whole line has 256 kbit/s and 300 ms more',
  expect: [{ service: 'line', state: 'own-line', technique: null }],
  behaviours: () => [
    [
      '*',
      [
        { type: 'delay', ms: 300 },
        { type: 'police', kbps: 256, burstBytes: 16_000, mode: 'hold', scope: 'line' },
      ],
    ],
  ],
};
