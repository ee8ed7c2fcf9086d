/** A network before its sign-in page. The portal checks see a redirect, everything over TLS a strange certificate. */
import type { Scenario } from '../scenario.ts';

export const portal: Scenario = {
  id: 'portal',
  title: 'a captive portal answers for every host',
  expect: [{ service: 'line', state: 'portal', technique: null }],
  behaviours: () => [['*', { type: 'portal', tls: 'certificate' }]],
};
