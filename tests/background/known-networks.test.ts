/** One network, one name: which of the hashes that STUN answers gave belong together, over lines with one address family and with both. */
import { describe, expect, it } from 'vitest';
import { type KnownNetwork, recognize, type SeenHashes } from '../../extension/background/known-networks.ts';

/** What each answer was named, one after the other. */
function names(...answers: SeenHashes[]): string[] {
  let known: KnownNetwork[] = [];
  return answers.map((seen) => {
    const now = recognize(known, seen);
    known = now.known;
    return now.name;
  });
}

const [home, cafe, vpn] = [{ v4: 'A' }, { v4: 'B' }, { v4: 'V' }];
const v6 = { v6: 'X' };

describe('one network, one name', () => {
  it('both halves, once seen together, name the same', () => {
    expect(names({ ...home, ...v6 }, home, v6, { ...home, ...v6 })).toEqual(['A', 'A', 'A', 'A']);
  });

  it('whichever half was seen first', () => {
    expect(names(v6, { ...home, ...v6 }, home, v6)).toEqual(['X', 'X', 'X', 'X']);
  });

  it('halves that had names of their own become one when they are seen together', () => {
    expect(names(home, v6, { ...home, ...v6 }, v6, home)).toEqual(['A', 'X', 'A', 'A', 'A']);
  });

  it('a new IPv6 prefix of the same IPv4 is the same network, and is found by it from then on', () => {
    expect(names({ ...home, ...v6 }, { ...home, v6: 'Y' }, { v6: 'Y' })).toEqual(['A', 'A', 'A']);
  });

  it('another IPv4 is another network', () => {
    expect(names(home, cafe, home)).toEqual(['A', 'B', 'A']);
  });

  it('a VPN that leaves IPv6 on the old line is another network, and takes nothing from it', () => {
    expect(names({ ...home, ...v6 }, { ...vpn, ...v6 }, v6, { ...vpn, ...v6 }, home)).toEqual([
      'A',
      'V',
      'A',
      'V',
      'A',
    ]);
  });
});

it('keeps a bounded number, the newest', () => {
  let known: KnownNetwork[] = [];
  for (let i = 0; i < 100; i++) known = recognize(known, { v4: `n${i}` }).known;
  expect(known).toHaveLength(40);
  expect(known[0]).toEqual({ name: 'n99', v4: 'n99' });
});
