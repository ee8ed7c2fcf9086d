import type { Scenario } from '../scenario.ts';

export const allServicesSilent: Scenario = {
  id: 'all-services-silent',
  title: 'no service answers, all controls do',
  expect: [{ service: '*', state: 'blocked', technique: 'silence' }],
  behaviours: ({ services }) => services.map((host) => [host, { type: 'silent-hello' }] as const),
};
