/** Nothing goes wrong. The delay of a real line is missing too: loopback answers within a millisecond. */
import type { Scenario } from '../scenario.ts';

export const healthy: Scenario = {
  id: 'healthy',
  title: 'everything answers at once',
  expect: [{ service: '*', state: 'ok', technique: null }],
  behaviours: () => [],
};
