/** The whole way of a crowd: real relay, gateway, storage, publisher and comparison, with late, lost, forged and shared senders. */
import { expect, it } from 'vitest';
import { simulate } from '../../scripts/simulate/run.ts';
import { SCENARIOS } from '../../scripts/simulate/scenarios.ts';

it('one provider in trouble is named, and the others’ people are told that it is only them', {
  timeout: 240_000,
}, async () => {
  const isp = SCENARIOS.find(({ id }) => id === 'isp');
  if (!isp) throw new Error('There is no scenario "isp".');
  const { answers, alerts, told } = await simulate(isp, 100, 'test', () => {});
  expect(alerts).toHaveLength(1);
  expect(alerts[0]).toMatch(/^whatsapp: provider RU 25159 since 2026-03-02T0[89]Z$/);
  expect(told.map(({ asn, answer }) => `${asn} ${answer}`)).toEqual([
    '25159 provider',
    '12389 only-you',
    '47331 only-you',
    '3320 only-you',
    '28573 only-you',
  ]);
  // Nothing of one network reaches further than a published multiple of five, and a clock that is off by a year counts nowhere.
  for (const { bad, networks } of told) expect([bad % 5, networks % 5]).toEqual([0, 0]);
  expect(answers.get('refused: hour-future')).toBeGreaterThan(0);
  expect(answers.get('counted')).toBeGreaterThan(500);
});
