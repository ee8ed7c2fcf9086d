/** All services and no control: it must not pass for the person's own line. */
import { needed, type Scenario } from '../scenario.ts';

export const allServicesSilent: Scenario = {
  id: 'all-services-silent',
  title: 'no service answers, all controls do',
  expect: [{ service: '*', state: 'blocked', technique: 'silence' }],
  behaviours: (names) =>
    needed(names, 'services', 'all-services-silent').map((host) => [host, { type: 'silent-hello' }] as const),
};
