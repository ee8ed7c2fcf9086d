/** The prefix that stands for a line: coarse, the same however an address is written, nothing for what is not public. */
import { describe, expect, it } from 'vitest';
import { familyOf, isPublic, prefixOf } from '../../src/probe/public-prefix.ts';

describe('prefix of an address', () => {
  it('is the /24 of IPv4 and the /48 of IPv6', () => {
    expect(prefixOf('198.51.100.77')).toEqual({ v4: '198.51.100' });
    expect(prefixOf('2a02:6b8:c12:34:5678:9abc:def0:1')).toEqual({ v6: '2a02:6b8:c12' });
  });

  it('does not depend on how an IPv6 address is written', () => {
    const written = [
      '2a02:0:0:7::1',
      '2a02::7:0:0:0:1',
      '2A02:0000:0000:0007:0000:0000:0000:0001',
      '2a02:0:0:7::1%eth0',
    ];
    expect(new Set(written.map((address) => prefixOf(address).v6))).toEqual(new Set(['2a02:0:0']));
  });

  it('two privacy addresses of one line share it', () => {
    expect(prefixOf('2a02:6b8:c12:34:1111:2222:3333:4444')).toEqual(prefixOf('2a02:6b8:c12:34:aaaa:bbbb:cccc:dddd'));
  });

  it('is nothing for a name, a part, or too much', () => {
    for (const odd of [
      '',
      '0bdfc6c9.local',
      '1.2.3',
      '1.2.3.256',
      '1:2:3',
      '1::2::3',
      '1:2:3:4:5:6:7:8:9',
      '::ffff:1.2.3.4',
    ])
      expect([odd, prefixOf(odd), familyOf(odd), isPublic(odd)]).toEqual([odd, {}, undefined, false]);
  });
});

describe('public', () => {
  it.each([
    '8.8.8.8',
    '100.63.0.1',
    '100.128.0.1',
    '172.15.0.1',
    '172.32.0.1',
    '192.167.1.1',
    '2a00:1450::1',
    '2001:4860::8888',
  ])('%s', (address) => expect(isPublic(address)).toBe(true));
  it.each([
    ...['10.1.2.3', '127.0.0.1', '169.254.1.1', '172.16.0.1', '172.31.255.255', '192.168.1.1', '100.64.0.1', '0.0.0.0'],
    ...['192.0.2.2', '203.0.113.7', '224.0.0.1', '255.255.255.255', '::1', 'fe80::1', 'fd00::2', '2001:db8::1'],
  ])('not %s', (address) => expect(isPublic(address)).toBe(false));
});
