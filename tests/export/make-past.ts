/** A store with two days of a made past, trouble included, and one record of everything that a sample can hold. */

import { DEFAULT_SETTINGS } from '../../src/settings.ts';
import { appendSample, type Store, saveRound, saveSettings } from '../../src/store/index.ts';
import { past } from '../past/past.ts';
import { SPELLS } from '../past/spell.ts';
import { makeSample, newStore } from '../store/make.ts';

export const UNTIL = Date.UTC(2026, 2, 20, 10, 3, 7, 123);
export const SERVER = '198.51.100.77';

export async function storeOfPast(days = 2): Promise<Store> {
  const store = await newStore();
  const services = ['whatsapp', 'telegram', 'signal'];
  await saveSettings(
    store,
    { ...DEFAULT_SETTINGS, consentedAt: UNTIL - days * 86_400_000, country: 'RU', services },
    UNTIL,
  );
  const spells = SPELLS.map((spell) => ({ ...spell, fromDays: 1, toDays: 0.5 }));
  for (const day of past({ seed: 'export', services, country: 'RU', days, until: UNTIL, spells })) {
    for (const round of day.rounds) await saveRound(store, round);
    for (const { samples } of day.records)
      for (const sample of samples) await appendSample(store, { ...sample, ip: SERVER });
  }
  return store;
}

/** Everything optional, every list, every awkward text. */
export const ODD = [
  makeSample('=1+1', 0, { at: UNTIL - 3_000, endpoint: '@SUM(A1)', role: '-x', network: "'quoted", target: 'signal' }),
  makeSample('a,"b"', 0, {
    ...{ at: UNTIL - 2_000, endpoint: 'line\r\nbreak', role: '\tx', outcome: 'failed', failure: 'connection_reset' },
    ...{
      failureSource: 'path',
      confounders: ['suspend', 'offline'],
      progress: [],
      ip: '2001:db8::1',
      target: 'signal',
    },
  }),
  makeSample('ü', 0, {
    ...{
      at: UNTIL - 1_000,
      kind: 'transfer',
      bytes: 0,
      progress: [
        [0.1, 0],
        [1 / 3, 9_007_199_254_740_991],
      ],
    },
    ...{ role: '\n=2', network: '＝3' },
    ...{ lastProgressMs: 1e-7, timeout: 'silence', target: 'signal', status: 0 },
    timings: {
      ...{ firstFrameMs: 0, dnsMs: 0.1, tcpMs: 1.1, tlsMs: 2, waitingMs: 3, ttfbMs: 4, transferMs: 5 },
      totalMs: 6.7,
    },
  }),
];
