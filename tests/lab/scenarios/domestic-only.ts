/** Allow-list shutdown: only chosen domestic sites answer (net4people/bbs#516, technique D19). */
import { needed, type Scenario } from '../scenario.ts';

export const domesticOnly: Scenario = {
  id: 'domestic-only',
  title: 'only domestic sites answer, foreign ones are silent',
  expect: [{ service: 'line', state: 'domestic-only', technique: 'domestic-only' }],
  behaviours: (names) => [
    ['*', [{ type: 'silent-hello' }, { type: 'stall', afterBytes: 0 }, { type: 'stun-silent' }]],
    ...needed(names, 'domestic', 'domestic-only').map((host) => [host, { type: 'none' }] as const),
  ],
};
