/** A report as a device makes it. */
import { type Report, reportSchema } from '../../../src/report/report.ts';
import { reportHourOf } from '../../../src/report/report-hour.ts';

export function report(hourStart: number, part: Partial<Report> = {}): Report {
  return reportSchema.parse({
    version: 1,
    hour: reportHourOf(hourStart),
    service: 'whatsapp',
    rules: 2,
    app: '0.1',
    browser: 'chromium',
    rounds: { ok: 3, slow: 1, throttled: 0, failed: 0, lineBad: 0, learning: 0 },
    failures: {},
    probes: [
      {
        kind: 'http',
        connection: 'fresh',
        ok: 3,
        failed: 0,
        times: [
          [59, 2],
          [61, 1],
        ],
      },
      {
        kind: 'http',
        connection: 'reused',
        ok: 8,
        failed: 0,
        times: [
          [47, 6],
          [48, 2],
        ],
      },
    ],
    ...part,
  });
}
