/** Which STUN server names the network of a round. */
import { expect, it } from 'vitest';
import { chooseNaming } from '../../src/schedule/choose-naming.ts';
import type { Control } from '../../src/targets/target.ts';
import { sample, step } from './build.ts';

const LIST = ['a', 'b', 'c'].map((id) => ({ id })) as unknown as Control[];
const asked = (target: string, outcome: 'ok' | 'failed' | 'aborted' = 'ok') =>
  sample(step(0, { kind: 'stun', targetType: 'control', target }), { outcome });
const chosen = (kind: 'regular' | 'first-check', ...samples: ReturnType<typeof asked>[]) =>
  chooseNaming(LIST, kind, samples).map((c) => c.id);

it('the first of the list, where none was asked', () => {
  expect(chosen('regular')).toEqual(['a']);
  expect(chosen('first-check')).toEqual(['a']);
  expect(chooseNaming([], 'regular', [])).toEqual([]);
});

it('the one that answered last, round after round', () => {
  expect(chosen('regular', asked('b'))).toEqual(['b']);
  expect(chosen('first-check', asked('b'))).toEqual(['b']);
});

it('a silent one gives way to the next, and the last to the first', () => {
  expect(chosen('regular', asked('a', 'failed'))).toEqual(['b']);
  expect(chosen('regular', asked('b'), asked('c', 'failed'))).toEqual(['a']);
});

it('in a check it does not, so that a silent one is asked no more than twice', () => {
  expect(chosen('first-check', asked('a', 'failed'))).toEqual(['a']);
  expect(chosen('first-check', asked('b'), asked('b', 'failed'))).toEqual(['b']);
});

it('what tells nothing changes nothing, nor does a server of a service', () => {
  expect(chosen('regular', asked('b'), asked('b', 'aborted'))).toEqual(['b']);
  const relay = sample(step(0, { kind: 'stun', targetType: 'service', target: 'c' }));
  expect(chosen('regular', asked('b'), relay)).toEqual(['b']);
});
