/** Every scenario is listed once under its file's name, and can be put on. */
import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { BehaviourTable } from './behaviour-table.ts';
import type { LabNames } from './scenario.ts';
import { SCENARIOS, scenarioById } from './scenarios/index.ts';

const names: LabNames = {
  hosts: ['web.whatsapp.com', 'static.whatsapp.net', 't.me', 'foreign.test', 'domestic.test'],
  services: ['web.whatsapp.com', 'static.whatsapp.net', 't.me'],
  domestic: ['domestic.test'],
};

test('files and list agree', () => {
  const files = readdirSync(new URL('./scenarios/', import.meta.url)).map((file) => file.replace(/\.ts$/, ''));
  const listed = SCENARIOS.map((scenario) => scenario.id);
  expect([...listed, 'index'].sort()).toEqual(files.sort());
});

test.each(SCENARIOS.map((scenario) => [scenario.id, scenario] as const))('%s', (id, scenario) => {
  expect(scenario.title).toMatch(/^\S.*[^.]$/);
  expect(scenario.expect).not.toEqual([]);
  const table = new BehaviourTable(() => {});
  for (const [pattern, behaviours] of scenario.behaviours(names)) table.set(pattern, behaviours);
  const touched = names.hosts.filter((host) => table.of(host).length > 0);
  if (id === 'healthy') expect(touched).toEqual([]);
  // Browsers never ask WhatsApp over plain http, so that scenario is about Telegram.
  else expect(touched).toContain(id === 'block-page' ? 't.me' : 'web.whatsapp.com');
  // A scenario that is about one service leaves the others alone.
  if (scenario.expect?.some((e) => e.service === 'whatsapp' || e.service === 'telegram'))
    expect(touched).not.toContain('foreign.test');
  if (id === 'domestic-only') expect(touched).not.toContain('domestic.test');
});

test('what is missing is a sentence', () => {
  expect(() => scenarioById('nonsense')).toThrow(/^There is no scenario "nonsense"; there are: healthy, .*\.$/);
  const none = { hosts: names.hosts, services: [], domestic: [] };
  expect(() => scenarioById('domestic-only').behaviours(none)).toThrow(/needs the hosts of domestic controls/);
  expect(() => scenarioById('all-services-silent').behaviours(none)).toThrow(/needs the hosts of the services/);
});
