import type { Scenario } from '../scenario.ts';

export const healthy: Scenario = {
  id: 'healthy',
  title: 'everything answers at once',
  expect: [{ service: '*', state: 'ok', technique: null }],
  behaviours: () => [],
};
