/** The few answers that are kept of a bundle say what comparing with the whole of it would, and fall silent after a week. */
import { describe, expect, it } from 'vitest';
import { networkNumber } from '../../src/crowd/address-number.ts';
import { answersOf, answersSchema, comparisonsAt } from '../../src/crowd/answers.ts';
import { type Bundle, bundleSchema } from '../../src/crowd/bundle.ts';
import { compare } from '../../src/crowd/compare.ts';
import { addressOfPrefix } from '../../src/crowd/prefix-address.ts';
import { prefixOf } from '../../src/probe/public-prefix.ts';
import { HOUR, START } from './build.ts';

const END = START + HOUR;
const bundle: Bundle = bundleSchema.parse({
  format: 'tailback-bundle',
  version: 1,
  hour: '2026-03-02T00Z',
  k: 10,
  services: ['whatsapp', 'signal'],
  cells: [
    [
      'TR',
      64500,
      [
        [0, 0, 1, 40, 35, 0, 2, 1, 0],
        [1, 0, 1, 40, 0, 2, -1, 1, 0],
      ],
    ],
  ],
  providers: [[64500, 'Line One']],
  alerts: [],
  networks: '2026-03-01',
  targets: null,
  licence: 'CC BY 4.0',
});
const own = { asn: 64500, country: 'TR' };

describe('answers that are kept', () => {
  it('are those of comparing, at any later moment', () => {
    const kept = answersSchema.parse(JSON.parse(JSON.stringify(answersOf(bundle, own, 'TR'))));
    for (const now of [END, END + 3 * HOUR, END + 30 * HOUR, END - HOUR])
      expect(comparisonsAt(kept, ['whatsapp', 'signal'], now)).toEqual(
        ['whatsapp', 'signal'].map((service) => compare(bundle, own, 'TR', service, now)),
      );
  });

  it('answer for a service that nobody reported', () => {
    const [max] = comparisonsAt(answersOf(bundle, own, 'TR'), ['max'], END);
    expect(max).toEqual(compare(bundle, own, 'TR', 'max', END));
  });

  it('are silent after a week, and where there are none', () => {
    const kept = answersOf(bundle, own, 'TR');
    expect(comparisonsAt(kept, ['whatsapp'], END + 7 * 24 * HOUR)).toHaveLength(1);
    expect(comparisonsAt(kept, ['whatsapp'], END + 7 * 24 * HOUR + 1)).toEqual([]);
    expect(comparisonsAt(undefined, ['whatsapp'], END)).toEqual([]);
  });
});

describe('the prefix that STUN showed', () => {
  it.each([
    ['203.0.113.7', { family: 4, number: (203 << 16) | 113 }],
    ['2001:db8:1234:5678::1', { family: 6, number: 0x2001 * 2 ** 24 + 0xdb8 * 2 ** 8 + 0x12 }],
    ['2001:db8::1', { family: 6, number: 0x2001 * 2 ** 24 + 0xdb8 * 2 ** 8 }],
    ['2a00::abcd:1', { family: 6, number: 0x2a00 * 2 ** 24 }],
  ])('%s is looked up as the network that it lies in', (address, number) => {
    const { v4, v6 } = prefixOf(address);
    expect(networkNumber(addressOfPrefix(v4 ?? v6 ?? ''))).toEqual(number);
  });
});
