/** Published cells as a publisher hands them to its folder: so many of an hour, different in every column. */
import type { PublishedCell } from '../../../src/crowd/publish-cell.ts';

export const HOUR_MS = 3_600_000;
export const DAY = Date.UTC(2026, 2, 2);

export function cellsOf(hour: number, countries: readonly string[], providers: number, hours = 1): PublishedCell[] {
  return countries.flatMap((country, c) =>
    Array.from(
      { length: providers },
      (_, i): PublishedCell => ({
        start: hour - (hours - 1) * HOUR_MS,
        hours,
        country,
        // The last one has all 32 bits.
        asn: i === providers - 1 ? 4_294_967_000 + c : 64_500 + 100 * c + i,
        service: i % 2 === 0 ? 'whatsapp' : 'signal',
        networks: 10 + 5 * (i % 4),
        bad: i % 3 === 0 ? 5 : 0,
        label: i % 3 === 0 ? 'part' : 'few',
        trouble: i % 3 === 0 ? 'failed' : null,
        grade: 'B',
        failure: i % 3 === 0 ? 'connection_reset' : null,
        times: [
          {
            kind: 'http fresh',
            networks: 10,
            p50: 80 + i,
            p90: null,
            octaves: [
              [64, 10],
              [128, 5],
            ],
          },
        ],
      }),
    ),
  );
}
