/** The schema of what leaves. A new field fails here until docs/privacy.md says what it tells. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { REPORT_EXAMPLE } from '../../scripts/docs/report-example.ts';
import { contradiction, type Report, reportSchema } from '../../src/report/report.ts';
import { reportHourOf, startOfReportHour } from '../../src/report/report-hour.ts';
import { failureSchema } from '../../src/sample.ts';
import { HOUR_MS, hourOf } from '../../src/store/hour.ts';
import { z } from '../../src/zod.ts';

type Json = z.core.JSONSchema.JSONSchema;

/** Paths of all fields that have a fixed name: `rounds.ok`, `probes.kind`. */
function fieldPaths(schema: Json, before = ''): string[] {
  return Object.entries((schema.properties ?? {}) as Record<string, Json>).flatMap(([name, field]) => {
    const path = before + name;
    const inner = field.type === 'array' ? ((field.items ?? {}) as Json) : field;
    return inner.properties ? fieldPaths(inner, `${path}.`) : [path];
  });
}

const PATHS = fieldPaths(z.toJSONSchema(reportSchema));

describe('report', () => {
  it('has every field named in docs/privacy.md: say there what a new field tells before it is sent', () => {
    const page = readFileSync(new URL('../../docs/privacy.md', import.meta.url), 'utf8');
    const rows = page.split('\n').filter((line) => line.startsWith('| `'));
    const named = new Set(
      rows.flatMap((row) => [...(row.split('|')[1] ?? '').matchAll(/`([^`]+)`/g)].map((m) => m[1])),
    );
    expect(PATHS.length).toBeGreaterThan(15);
    expect(PATHS.filter((path) => !named.has(path))).toEqual([]);
    // And no row for a field that is gone.
    expect([...named].filter((name) => !PATHS.includes(name ?? ''))).toEqual([]);
  });

  it('has no field finer than an hour, and none for a person, a place or a device', () => {
    expect(
      PATHS.filter((path) => /(^|\.)(id|at|time|ip|asn|cc|country|locale|language|network|user|install)$/i.test(path)),
    ).toEqual([]);
    expect(reportSchema.safeParse({ ...REPORT_EXAMPLE, hour: '2026-03-01T10:20Z' }).success).toBe(false);
    expect(reportSchema.safeParse({ ...REPORT_EXAMPLE, app: '0.1.3' }).success).toBe(false);
    expect(reportSchema.safeParse({ ...REPORT_EXAMPLE, country: 'RU' }).success).toBe(false);
  });

  it('leaves out the failures that tell of the person’s own computer', () => {
    const own = ['blocked_by_client', 'permission_missing', 'interrupted', 'proxy_failed', 'network_down'];
    for (const word of failureSchema.options) {
      const failures = { [word]: 1 };
      expect(reportSchema.safeParse({ ...REPORT_EXAMPLE, failures }).success, word).toBe(!own.includes(word));
    }
  });

  it('accepts the example of the docs, which does not contradict itself', () => {
    expect(reportSchema.parse(REPORT_EXAMPLE)).toEqual(REPORT_EXAMPLE);
    expect(contradiction(REPORT_EXAMPLE)).toBeUndefined();
  });

  it('names the field where counts contradict each other', () => {
    const [first] = REPORT_EXAMPLE.probes;
    const broken: [Partial<Report>, string][] = [
      [{ rounds: { ok: 0, slow: 0, throttled: 0, failed: 0, lineBad: 0, learning: 0 } }, 'rounds:'],
      [{ probes: first ? [first, first] : [] }, 'probes[1]:'],
      [{ probes: [{ kind: 'stun', connection: 'fresh', ok: 0, failed: 0, times: [] }] }, 'probes[0]:'],
      [
        {
          probes: [
            {
              kind: 'stun',
              connection: 'fresh',
              ok: 2,
              failed: 1,
              times: [
                [5, 1],
                [5, 1],
              ],
            },
          ],
        },
        'probes[0].times:',
      ],
      [{ probes: [{ kind: 'stun', connection: 'fresh', ok: 1, failed: 1, times: [[5, 2]] }] }, 'probes[0].times:'],
      [{ failures: { connection_reset: 3 } }, 'failures:'],
    ];
    for (const [change, start] of broken) {
      const report = reportSchema.parse({ ...REPORT_EXAMPLE, ...change });
      expect(contradiction(report)?.startsWith(start), start).toBe(true);
    }
  });
});

describe('report hour', () => {
  it('holds the hour of any moment and nothing finer', () => {
    const from = Date.UTC(2020, 0, 1);
    fc.assert(
      fc.property(fc.integer({ min: from, max: Date.UTC(2098, 0, 1) }), (at) => {
        expect(startOfReportHour(reportHourOf(at))).toBe(hourOf(at));
        expect(reportHourOf(hourOf(at) + HOUR_MS - 1)).toBe(reportHourOf(at));
      }),
    );
  });

  it.each(['2026-02-30T10Z', '2026-03-01T24Z', '2026-03-01T10:00Z', '2026-3-1T1Z', '1999-01-01T00Z', '', 'x'])(
    'refuses %s',
    (hour) => expect(startOfReportHour(hour)).toBeUndefined(),
  );
});
