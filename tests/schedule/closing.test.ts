/** A round that is planned with a question for the network at both ends. */
import { expect, it } from 'vitest';
import { namingSteps } from '../../src/schedule/naming.ts';
import { planRound } from '../../src/schedule/plan-round.ts';
import { controlsFor, serviceById, stunControlsFor } from '../../src/targets/index.ts';

const targets = [
  ...['whatsapp', 'messenger'].flatMap((id) => serviceById(id) ?? []),
  ...controlsFor('ZZ').foreign,
  ...stunControlsFor('ZZ').slice(0, 1),
];

function planned(kind: 'regular' | 'first-check', closing: boolean, allowanceBytes = 1e6) {
  const means = { transfers: new Set<string>(), freshOnDemand: true, dns: false, random: () => 0.5 };
  return planRound({
    ...{ id: 'r', kind, index: 0, plannedAt: 0, now: 0, targets, allowanceBytes, closing },
    ...means,
  });
}

it.each(['regular', 'first-check'] as const)(
  '%s: asks the same server first and last, whatever else is STUN',
  (kind) => {
    const round = planned(kind, true);
    if (!round) throw new Error('No round.');
    const { opening, closing } = namingSteps(round);
    expect(opening?.target).toBe(stunControlsFor('ZZ')[0]?.id);
    expect(closing).toEqual({ ...opening, seq: round.steps.length - 1, afterMs: 0 });
    expect(new Set(round.steps.map((s) => s.seq)).size).toBe(round.steps.length);
    expect(round.steps.some((s) => s.kind === 'stun' && s.targetType === 'service')).toBe(true);
  },
);

it('is the same round without it, and has no end of its own', () => {
  const [plain, closed] = [planned('regular', false), planned('regular', true)];
  expect(closed?.steps.slice(0, -1)).toEqual(plain?.steps);
  expect(plain && namingSteps(plain).closing).toBeUndefined();
});

it('its bytes are within those allowed', () => {
  let least = 0;
  while (!planned('regular', false, least)) least += 100;
  expect(planned('regular', true, least)).toBeUndefined();
});
