import type { Scenario } from '../scenario.ts';

export const portal: Scenario = {
  id: 'portal',
  title: 'a captive portal answers for every host',
  expect: [{ service: 'line', state: 'portal', technique: null }],
  behaviours: () => [['*', { type: 'portal', tls: 'certificate' }]],
};
