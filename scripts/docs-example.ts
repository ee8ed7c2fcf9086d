/** The lines that docs/sample-format.md shows. */
import type { End, Header } from '../src/export/samples-file.ts';
import type { Sample } from '../src/sample.ts';
import { DEFAULT_SETTINGS } from '../src/settings.ts';

/** Parsed by a test, so that the page cannot show lines that the reader refuses. */
export const EXAMPLE: [Header, Sample, End] = [
  {
    format: 'tailback-samples',
    version: 2,
    level: 'full',
    software: 'tailback/0.1.0',
    exportedAt: '2026-03-01T10:05:00.000Z',
    settings: { ...DEFAULT_SETTINGS, consentedAt: Date.UTC(2026, 2, 1, 9, 58) },
  },
  {
    id: 'r1#3',
    version: 1,
    round: 'r1',
    roundKind: 'first-check',
    at: Date.UTC(2026, 2, 1, 10, 0, 7),
    target: 'whatsapp',
    targetType: 'service',
    endpoint: 'object',
    role: 'object',
    kind: 'transfer',
    connection: 'fresh',
    protocol: 'h2',
    outcome: 'failed',
    failure: 'generic_timeout_error',
    failureSource: 'path',
    timeout: 'silence',
    confounders: [],
    status: 200,
    timings: { dnsMs: 12, tcpMs: 48, tlsMs: 51, waitingMs: 60, ttfbMs: 172, totalMs: 6410 },
    timingDetail: 'full',
    bytes: 15_872,
    costBytes: 20_480,
    progress: [
      [172, 1369],
      [410, 15_872],
    ],
    lastProgressMs: 410,
    network: 'unknown',
    browser: 'chromium',
  },
  { end: 'tailback-samples', rounds: 1, samples: 1 },
];
