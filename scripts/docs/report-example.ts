/** The report that docs/report-format.md shows; a test holds it against the schema. */
import type { Report } from '../../src/report/report.ts';

export const REPORT_EXAMPLE: Report = {
  version: 1,
  hour: '2026-03-01T10Z',
  service: 'whatsapp',
  rules: 2,
  app: '0.1',
  browser: 'chromium',
  rounds: { ok: 2, slow: 0, throttled: 2, failed: 0, lineBad: 0, learning: 0 },
  failures: { generic_timeout_error: 1 },
  probes: [
    {
      kind: 'http',
      connection: 'fresh',
      ok: 4,
      failed: 0,
      times: [
        [59, 3],
        [60, 1],
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
    { kind: 'transfer', connection: 'fresh', ok: 1, failed: 1, times: [[96, 1]] },
  ],
};
