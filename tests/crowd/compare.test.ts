/** The own verdict against published figures: whose count is said, and when there are not enough. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { networkNumber } from '../../src/crowd/address-number.ts';
import { type Bundle, type BundleCell, bundleSchema } from '../../src/crowd/bundle.ts';
import { compare, ownNetwork, providersOf } from '../../src/crowd/compare.ts';
import { type NetworkRange, readNetworks, writeNetworks } from '../../src/crowd/networks-table.ts';
import { HOUR, START } from './build.ts';

const END = START + HOUR;

function bundle(cells: Bundle['cells'], alerts: Bundle['alerts'] = []): Bundle {
  return bundleSchema.parse({
    format: 'tailback-bundle',
    version: 1,
    hour: '2026-03-02T00Z',
    k: 10,
    services: ['whatsapp', 'signal'],
    cells,
    providers: [
      [64500, 'Line One'],
      [64501, 'Aether'],
    ],
    alerts,
    networks: '2026-03-01',
    targets: null,
    licence: 'CC BY 4.0',
  });
}
const alert = (spec: Partial<Bundle['alerts'][number]>): Bundle['alerts'][number] => ({
  id: 'x',
  service: 'whatsapp',
  scope: 'provider',
  country: 'TR',
  asns: [64500],
  trouble: 'failed',
  grade: 'B',
  since: '2026-03-01T20Z',
  until: null,
  ...spec,
});
const FEW: BundleCell = [0, 0, 1, 40, 0, 2, -1, 1, 120];
const MOST: BundleCell = [0, 0, 1, 40, 35, 0, 2, 0, 0];
const own = { asn: 64500, country: 'TR' };
const answer = (b: Bundle, network: typeof own | undefined = own, now = END) =>
  compare(b, network, 'TR', 'whatsapp', now);

describe('comparing with the own provider', () => {
  it('says who else has it, and the count as published', () => {
    expect(answer(bundle([['TR', 64500, [FEW]]]))).toMatchObject({
      answer: 'only-you',
      networks: 40,
      bad: 0,
      grade: 'B',
    });
    const most = answer(bundle([['TR', 64500, [MOST]]]));
    expect(most).toMatchObject({ answer: 'provider', networks: 40, bad: 35, trouble: 'failed', grade: 'A' });
    expect(answer(bundle([['TR', 64500, [[0, 0, 1, 40, 15, 1, 0, 1, 0]]]])).answer).toBe('part-of-provider');
    expect(answer(bundle([['TR', 64500, [[0, 0, 1, 10, 0, 3, -1, 1, 0]]]]))).toMatchObject({
      answer: 'not-enough',
      networks: 10,
    });
  });

  it('says not enough of another provider, another service, an unknown network', () => {
    expect(answer(bundle([['TR', 64501, [FEW]]])).answer).toBe('not-enough');
    expect(answer(bundle([['TR', 64500, [[1, 0, 1, 40, 0, 2, -1, 1, 0]]]])).answer).toBe('not-enough');
    expect(compare(bundle([['TR', 64500, [FEW]]]), undefined, 'TR', 'whatsapp', END).answer).toBe('not-enough');
    expect(answer(bundle([['TR', 0, [FEW]]]), { asn: 0, country: 'TR' }).answer).toBe('not-enough');
  });

  it('takes only fresh hours for an answer: a day’s window or an old hour is history', () => {
    expect(answer(bundle([['TR', 64500, [[0, 0, 24, 40, 0, 2, -1, 1, 0]]]])).answer).toBe('not-enough');
    expect(answer(bundle([['TR', 64500, [[0, 3, 1, 40, 0, 2, -1, 1, 0]]]])).answer).toBe('not-enough');
  });

  it('of a provider in several countries takes the person’s', () => {
    const two = bundle([
      ['DE', 64500, [FEW]],
      ['TR', 64500, [MOST]],
    ]);
    expect(answer(two).answer).toBe('provider');
    expect(answer(two, { asn: 64500, country: 'ZZ' }).answer).toBe('not-enough');
  });
});

describe('alerts', () => {
  const quiet: Bundle['cells'] = [['TR', 64500, [FEW]]];

  it('are stronger than a cell, the widest first', () => {
    expect(answer(bundle(quiet, [alert({})])).answer).toBe('provider');
    expect(answer(bundle(quiet, [alert({}), alert({ scope: 'country' })])).answer).toBe('country');
    expect(answer(bundle(quiet, [alert({}), alert({ scope: 'world', country: null, asns: [] })])).answer).toBe('world');
  });

  it('of others, or that have ended, change nothing', () => {
    const others = [
      alert({ asns: [64501] }),
      alert({ scope: 'country', country: 'DE', asns: [] }),
      alert({ until: '2026-03-01T22Z' }),
      alert({ service: 'signal' }),
    ];
    expect(answer(bundle(quiet, others)).answer).toBe('only-you');
  });

  it('of the country and the world are told to whoever does not know their provider', () => {
    const b = bundle([], [alert({ scope: 'country' })]);
    expect(compare(b, undefined, 'TR', 'whatsapp', END).answer).toBe('country');
  });
});

describe('an old bundle', () => {
  it('still answers, with its age', () => {
    const b = bundle([['TR', 64500, [MOST]]]);
    expect(answer(b, own, END + 2 * HOUR)).toMatchObject({ ageMs: 2 * HOUR, stale: false });
    expect(answer(b, own, END + 50 * HOUR)).toMatchObject({ answer: 'provider', ageMs: 50 * HOUR, stale: true });
    expect(answer(b, own, START - 99 * HOUR).ageMs).toBe(0);
  });
});

describe('the table of networks', () => {
  const range = (text: string, asn: number, length = 1): NetworkRange => {
    const at = networkNumber(text);
    if (!at) throw new Error(text);
    return { family: at.family, first: at.number, last: at.number + length - 1, asn };
  };

  it('finds the provider of an address of either family, and nobody’s outside', () => {
    const ranges = [range('10.1.0.0', 64500, 256), range('10.3.0.0', 64501), range('2001:db8:100::', 64501, 2)];
    const table = readNetworks(writeNetworks('2026-03-01', ranges));
    if (!table) throw new Error('unreadable');
    expect(ownNetwork(table, '10.1.255.7', 'TR')).toEqual({ asn: 64500, country: 'TR' });
    expect(ownNetwork(table, '::ffff:10.3.0.9', 'TR')?.asn).toBe(64501);
    expect(ownNetwork(table, '2001:db8:1ff:9::1', 'TR')?.asn).toBe(64501);
    for (const outside of ['10.2.0.1', '10.3.1.1', '2001:db8:300::1', '192.0.2.1', 'no address', '']) {
      expect(ownNetwork(table, outside, 'TR'), outside).toBeUndefined();
    }
  });

  it('keeps every range whatever they are', () => {
    const gaps = fc.array(
      fc.tuple(fc.integer({ min: 1, max: 70_000 }), fc.nat(300), fc.integer({ min: 1, max: 4e9 })),
      {
        maxLength: 50,
      },
    );
    fc.assert(
      fc.property(gaps, (list) => {
        let at = 0;
        const ranges = list.map(([gap, length, asn]): NetworkRange => {
          const first = at + gap;
          at = first + length;
          return { family: 6, first, last: at, asn };
        });
        const table = readNetworks(writeNetworks('2026-03-01', ranges));
        expect(table?.ranges[6].length).toBeLessThanOrEqual(ranges.length);
        for (const { first, last, asn } of ranges) {
          for (const number of [first, last]) {
            expect(table?.ranges[6].some((r) => r.first <= number && r.last >= number && r.asn === asn)).toBe(true);
          }
        }
      }),
      { numRuns: 50 },
    );
  });

  it('that is cut off or of another kind is refused or empty, never wrong', () => {
    const whole = writeNetworks('2026-03-01', [range('10.1.0.0', 64500, 256)]);
    expect(readNetworks(whole.subarray(0, 10))).toBeUndefined();
    expect(readNetworks(new TextEncoder().encode('{"a":1}\n'))).toBeUndefined();
  });
});

describe('addresses', () => {
  it('are read as the relay reads them', () => {
    expect(networkNumber('1.2.3.4')).toEqual({ family: 4, number: 0x010203 });
    expect(networkNumber('2002:0102:0304::1')).toEqual({ family: 4, number: 0x010203 });
    expect(networkNumber('fe80::1%eth0')).toEqual({ family: 6, number: 0xfe80 * 2 ** 24 });
    for (const wrong of ['256.1.1.1', '1.2.3', ':::', '1::2::3', 'g::1', '1:2:3']) {
      expect(networkNumber(wrong), wrong).toBeUndefined();
    }
  });
});

describe('the list of providers', () => {
  it('has names, those of the country, in order', () => {
    const b = bundle([
      ['TR', 64500, [FEW]],
      ['TR', 64501, [FEW]],
      ['TR', 0, [FEW]],
      ['DE', 64502, [FEW]],
    ]);
    expect(providersOf(b, 'TR').map((p) => p.name)).toEqual(['Aether', 'Line One']);
    expect(providersOf(b, 'ZZ').map((p) => p.name)).toEqual(['AS64502', 'Aether', 'Line One']);
  });
});
