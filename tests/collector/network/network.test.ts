/** Addresses to prefixes, whatever their clothes, and prefixes to networks. */
import { describe, expect, it } from 'vitest';
import { inPackage, openDatabases } from '../../../collector/network/databases.ts';
import { prefixOf } from '../../../collector/network/prefix.ts';
import { watchAge } from '../../../collector/network/watch-age.ts';

const text = (address: string): string | undefined => {
  const prefix = prefixOf(address);
  return prefix && `${prefix.family} ${Buffer.from(prefix.bytes).toString('hex')} ${prefix.address}`;
};

describe('a prefix', () => {
  it.each([
    ['203.0.113.77', '4 cb0071 203.0.113.0'],
    ['::ffff:203.0.113.77', '4 cb0071 203.0.113.0'],
    ['::FFFF:cb00:714d', '4 cb0071 203.0.113.0'],
    ['0:0:0:0:0:ffff:cb00:714d', '4 cb0071 203.0.113.0'],
    ['64:ff9b::cb00:714d', '4 cb0071 203.0.113.0'],
    ['64:ff9b::203.0.113.77', '4 cb0071 203.0.113.0'],
    ['2002:cb00:714d::1', '4 cb0071 203.0.113.0'],
    ['2001:db8:1234:5678::1', '6 20010db812 2001:db8:1200::'],
    ['2001:db8:12ff:ffff:ffff:ffff:ffff:ffff', '6 20010db812 2001:db8:1200::'],
    ['fe80::1%eth0', '6 fe80000000 fe80:0:0::'],
    ['::1', '6 0000000000 0:0:0::'],
    ['::', '6 0000000000 0:0:0::'],
  ])('of %s is %s', (address, expected) => expect(text(address)).toBe(expected));

  it.each(['', 'localhost', '1.2.3', '1.2.3.4.5', '12345::', '::ffff:1.2.3.999'])('of %j is none', (address) =>
    expect(prefixOf(address)).toBeUndefined(),
  );
});

describe('the databases', () => {
  const databases = openDatabases(undefined, []);
  const networkOf = (address: string) => {
    const prefix = prefixOf(address);
    return prefix && databases.networkOf(prefix);
  };

  it.each([
    ['94.25.168.1', { country: 'RU', asn: 25159 }],
    ['8.8.8.8', { country: 'US', asn: 15169 }],
    ['::ffff:8.8.8.8', { country: 'US', asn: 15169 }],
    ['178.22.122.100', { country: 'IR', asn: 43754 }],
    ['2a02:6b8::feed:ff', { country: 'RU', asn: 13238 }],
    ['127.0.0.1', { country: 'ZZ', asn: 0 }],
    ['10.1.2.3', { country: 'ZZ', asn: 0 }],
    ['::1', { country: 'ZZ', asn: 0 }],
  ])('know %s', (address, expected) => expect(networkOf(address)).toEqual(expected));

  it('say how old they are', () => {
    expect(new Date(databases.madeAt).toISOString()).toMatch(/^20(2[6-9]|[3-9])/);
  });

  it('are called old past 90 days, each time it is looked', () => {
    const warned: number[] = [];
    const clock = { at: databases.madeAt + 89 * 86_400_000 };
    const look = watchAge(
      databases.madeAt,
      () => clock.at,
      (days) => warned.push(days),
    );
    look();
    expect(warned).toEqual([]);
    clock.at += 2 * 86_400_000;
    look();
    look();
    expect(warned).toEqual([91, 91]);
  });

  it('refuse a file that is none by name', () => {
    expect(() => openDatabases(import.meta.filename, [])).toThrow(/--country-db: .*network\.test\.ts is no database/);
    expect(() => openDatabases(undefined, [import.meta.filename])).toThrow(/--asn-db: .*, line 1: must be/);
    for (const [name, file] of [['@ip-location-db/nothing', 'x.csv'] as const, ['mmdb-lib', 'x.csv'] as const])
      expect(() => inPackage('asn-db', name, file)).toThrow(
        `--asn-db: x.csv of the npm package ${name} is missing; npm ci brings it, or name a file of yours.`,
      );
  });

  it('look up fast enough not to be noticed', () => {
    const prefixes = Array.from({ length: 2_000 }, (_, i) => prefixOf(`${i % 220}.${i % 251}.7.1`));
    const start = performance.now();
    for (const prefix of prefixes) if (prefix) databases.networkOf(prefix);
    // 500,000 a second alone on the machine.
    expect(performance.now() - start).toBeLessThan(400);
  });
});
