/** Crowd speed tests of the Twitter throttling of 2021: the throttled host's rate beside an unthrottled control's. */
import { csvFiles, rows } from './find-data.ts';

export interface SpeedTest {
  date: string;
  /** UTC ms, to five minutes. */
  at: number;
  asn: number;
  /** /24 or /48, as published. */
  network: string;
  country: string;
  organization: string;
  serviceBps: number;
  controlBps: number;
  /** March 2021 for choosing, April for judging: split by date. */
  part: 'choose' | 'judge';
}

export function speedTests(): SpeedTest[] {
  return [...csvFiles('twitter-throttling-2021')].flatMap(({ name, text }) =>
    rows(text).flatMap((row): SpeedTest[] => {
      const [service, control] = [Number(row.test_result), Number(row.control_result)];
      if (!(service > 0 && control > 0)) return [];
      return [
        {
          date: name,
          at: Date.parse((row.datetime_rounded ?? '').replace(' UTC', 'Z').replace(' ', 'T')),
          asn: Number(row.asn),
          network: row.anonymized_ip ?? '',
          country: row.as_country ?? '',
          organization: row.as_organization ?? '',
          serviceBps: service * 1_000,
          controlBps: control * 1_000,
          part: name < '2021-04' ? 'choose' : 'judge',
        },
      ];
    }),
  );
}

/** Mobile networks that were throttled almost everywhere, by the name of their organization: a proxy, not a label by row. */
export const THROTTLED = /MegaFon|T2 Mobile|Yota/;

/**
 * Tests that ran surely outside the throttling: abroad, and not through a 6to4 or Teredo address (RFC 3056, RFC 4380), whose
 * country is that of the relay and says nothing of where the person is.
 */
export function outside({ country, organization, network }: SpeedTest): boolean {
  return country !== 'RU' && !THROTTLED.test(organization) && !/^(2002:|2001:0?:)/.test(network);
}

/** Tests of one network, in time order. */
export function byNetwork(tests: readonly SpeedTest[], least: number): SpeedTest[][] {
  const networks = new Map<string, SpeedTest[]>();
  for (const test of tests) networks.set(test.network, [...(networks.get(test.network) ?? []), test]);
  return [...networks.values()].filter((list) => list.length >= least);
}
