import type { Scenario } from '../scenario.ts';

export const forged: Scenario = {
  id: 'forged',
  title: "WhatsApp's names lead to another address with a stranger's certificate",
  expect: [{ service: 'whatsapp', state: 'blocked', technique: 'dns-forged' }],
  behaviours: () => [
    ['*.whatsapp.com', { type: 'forged' }],
    ['*.whatsapp.net', { type: 'forged' }],
  ],
};
