/** The day's bytes at default settings, by the planner itself over 24 hours (simulate-day.ts). */
import { expect, it, vi } from 'vitest';
import { DEFAULT_SETTINGS } from '../../src/settings.ts';
import { serviceById } from '../../src/targets/index.ts';
import { isPart } from '../../src/targets/part.ts';
import { newStore } from '../store/make.ts';
import { type SimulatedDay, simulateDay } from './simulate-day.ts';

vi.mock('../../extension/platform/permissions.ts', () => ({ permitted: () => Promise.resolve(true) }));

// Node 20 has none; the planner asks it whether to save data.
vi.stubGlobal('navigator', {});

const FROM = Date.UTC(2026, 2, 1);
const TO = FROM + 86_400_000;

function print(title: string, { rounds, transfers, requests, charged }: SimulatedDay): number {
  const bytes = [...charged.values()].reduce((a, b) => a + b, 0);
  const figures = `${rounds.length} rounds, ${requests} requests, ${transfers} transfers, ${bytes} bytes charged`;
  console.log(`${title}: ${figures} of ${DEFAULT_SETTINGS.budgetBytes}`);
  return bytes;
}

it.each([
  ['chromium', 'ZZ'],
  ['firefox', 'RU'],
] as const)('a day in %s, country %s, stays within the budget and lasts to its end', async (browser, country) => {
  const day = await simulateDay(await newStore(), { browser, country, from: FROM, to: TO });
  print(`${browser} ${country}`, day);
  // A round that began before midnight may end after it.
  expect(day.charged.get('2026-03-01')).toBeLessThanOrEqual(DEFAULT_SETTINGS.budgetBytes);
  expect(day.rounds.length).toBeGreaterThan(72);
  // Measuring must not stop in the evening because the morning was dear.
  expect(day.rounds.filter((round) => round.startedAt > TO - 3 * 3_600_000).length).toBeGreaterThan(6);
});

it('each service is transferred from every six hours, with two controls beside it', async () => {
  const day = await simulateDay(await newStore(), { browser: 'chromium', country: 'ZZ', from: FROM, to: TO });
  const rounds = day.rounds.filter((round) => round.steps.some((step) => step.kind === 'transfer'));
  expect(rounds.length).toBeGreaterThanOrEqual(4);
  const services = DEFAULT_SETTINGS.services.length;
  for (const { steps } of rounds) expect(steps.filter((s) => s.kind === 'transfer').length).toBe(services + 2);
});

it('each part of a service has its turn, one of each service in two to three hours', async () => {
  const day = await simulateDay(await newStore(), { browser: 'chromium', country: 'ZZ', from: FROM, to: TO });
  const parts = day.rounds.flatMap((round) => round.steps.filter((step) => isPart(step.role)));
  const of = (target: string): string[] => parts.flatMap((step) => (step.target === target ? [step.endpoint] : []));
  console.log(`${parts.length} parts asked, of them ${of('whatsapp').length} of WhatsApp`);
  for (const service of DEFAULT_SETTINGS.services) expect(of(service).length).toBeGreaterThanOrEqual(6);
  expect(of('whatsapp').length).toBeLessThanOrEqual(14);
  expect(new Set(of('whatsapp')).size).toBeGreaterThanOrEqual(6);
  // What the parts cost must not silence the WebSockets of the services that come last in the list.
  for (const service of DEFAULT_SETTINGS.services.flatMap((id) => serviceById(id) ?? [])) {
    if (!service.endpoints.some((e) => e.kind === 'websocket')) continue;
    const sockets = day.rounds.flatMap((r) => r.steps.filter((s) => s.target === service.id && s.kind === 'websocket'));
    expect(sockets.length).toBeGreaterThan(3);
  }
});

it('a browser that hides whether a connection was fresh overdraws by less than one round', async () => {
  const options = { browser: 'firefox', country: 'ZZ', from: FROM, to: TO } as const;
  const day = await simulateDay(await newStore(), { ...options, connectionOf: () => 'unknown' });
  print('firefox ZZ, every connection unknown', day);
  expect(day.charged.get('2026-03-01')).toBeLessThanOrEqual(DEFAULT_SETTINGS.budgetBytes * 1.02);
  expect(day.rounds.length).toBeGreaterThan(48);
});
