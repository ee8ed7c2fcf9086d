/** A network that changed within a round: which samples are marked, and what the rules would say without the marks. */
import { describe, expect, it } from 'vitest';
import { hopped, withHop } from '../../src/classify/hop.ts';
import type { Sample } from '../../src/sample.ts';
import { judge } from '../../src/verdict/judge.ts';
import { sample, step } from '../schedule/build.ts';
import { STORIES } from '../stories/builder/index.ts';
import { expandStory, type Story } from '../stories/builder/story.ts';

const stun = { kind: 'stun', targetType: 'control', target: 'a' } as const;
const named = (seq: number, network: string) => sample(step(seq, stun), { network });
const asked = (seq: number, network: string) => sample(step(seq), { network });
const ids = (...samples: Parameters<typeof hopped>[0]): string[] => [...hopped(samples)];

describe('a network that changed within a round', () => {
  it('stands behind everything between two answers that differ', () => {
    expect(ids(named(0, 'home'), asked(1, 'home'), asked(2, 'unknown'), named(3, 'vpn'))).toEqual(['r1#1', 'r1#2']);
  });

  it('stands behind what still had the name of the round before', () => {
    expect(ids(asked(1, 'home'), named(0, 'vpn'), asked(2, 'vpn'), named(3, 'vpn'))).toEqual(['r1#1']);
    expect(ids(asked(1, 'home'), named(0, 'vpn'))).toEqual(['r1#1']);
  });

  it('is not seen where both agree, or one of them had no answer', () => {
    expect(ids(named(0, 'home'), asked(1, 'home'), asked(2, 'unknown'), named(3, 'home'))).toEqual([]);
    expect(ids(named(0, 'home'), asked(1, 'home'), named(3, 'unknown'))).toEqual([]);
    expect(ids(named(0, 'unknown'), asked(1, 'unknown'))).toEqual([]);
    expect(ids(asked(1, 'home'))).toEqual([]);
  });

  it('is not told by servers of services', () => {
    const relay = sample(step(1, { ...stun, targetType: 'service' }), { network: 'home' });
    expect(ids(named(0, 'home'), relay, named(2, 'home'))).toEqual([]);
  });
});

it('the mark comes last, and once', () => {
  const cut = sample(step(0), { confounders: ['suspend'] });
  expect(withHop(withHop(cut)).confounders).toEqual(['suspend', 'network-change']);
});

it('without the question at the end the same rounds would accuse', () => {
  const told = expandStory(STORIES['confounder-vpn'] as Story);
  const unseen = told.samples
    .filter((s) => s.network !== 'net-vpn')
    .map((s) => ({ ...s, confounders: s.confounders.filter((c) => c !== 'network-change') }));
  expect(unseen.length).toBeLessThan(told.samples.length);
  const of = (samples: readonly Sample[]) => judge({ ...told, samples }).find((v) => v.service === 'whatsapp');
  expect(of(unseen)).toMatchObject({ rule: 'reset', state: 'blocked' });
  // The marks alone are enough: charts, reports and later rules see no name of the next network.
  expect(of(told.samples.filter((s) => s.network !== 'net-vpn'))).toMatchObject({
    state: 'unknown',
    reason: 'network-change',
  });
});
