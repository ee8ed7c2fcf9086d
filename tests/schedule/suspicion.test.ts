/** What starts and ends a burst: unlike the day before, and news. */
import { describe, expect, it } from 'vitest';
import type { Sample } from '../../src/sample.ts';
import { suspects } from '../../src/schedule/suspicion.ts';
import { sample, step } from './build.ts';

const MINUTE_MS = 60_000;
const START = 1_000_000_000;

/** What a round asked of WhatsApp, and how it went. */
interface Told {
  /** Time to an answer, ms; 'failed' and 'silent' as it says; absent: not asked. */
  app?: number | 'failed';
  socket?: number | 'silent' | 'refused';
  /** kbit/s of a transfer of 64 KB, or 'stalled'; the control beside it runs at 10 Mbit/s. */
  transfer?: number | 'stalled';
  kind?: Sample['roundKind'];
  /** Made while the line was a VPN's. */
  confounded?: boolean;
  network?: string;
}

const ms = (kbps: number): number => (65_536 * 8) / kbps;

function answers({
  app,
  socket,
  transfer,
}: Told): (Partial<Sample> & { seq: number; on: Parameters<typeof step>[1] })[] {
  const failed = (failure: Sample['failure']) => ({ outcome: 'failed', failure, timings: { totalMs: 9_000 } }) as const;
  const took = (value: number) => ({ timings: { totalMs: value + 1, ttfbMs: value, waitingMs: value } });
  const whole = (kbps: number) => ({
    bytes: 65_536,
    timings: { totalMs: 99 + ms(kbps), transferMs: ms(kbps), tcpMs: 30 },
  });
  const onSocket = { endpoint: 'chat', role: 'websocket', kind: 'websocket' } as const;
  const onObject = { endpoint: 'icon', role: 'object', kind: 'transfer' } as const;
  return [
    ...(app === undefined ? [] : [{ seq: 0, on: {}, ...(app === 'failed' ? failed('connection_reset') : took(app)) }]),
    ...(socket === undefined
      ? []
      : socket === 'silent'
        ? [{ seq: 1, on: onSocket, ...failed('generic_timeout_error') }]
        : socket === 'refused'
          ? [{ seq: 1, on: onSocket, ...failed('unknown_failure') }]
          : [{ seq: 1, on: onSocket, ...took(socket) }]),
    ...(transfer === undefined
      ? []
      : [
          { seq: 2, on: onObject, ...(transfer === 'stalled' ? failed('generic_timeout_error') : whole(transfer)) },
          { seq: 3, on: { ...onObject, target: 'google', targetType: 'control' as const }, ...whole(10_000) },
        ]),
  ];
}

/** Rounds a quarter of an hour apart. */
function suspect(...told: Told[]): boolean {
  const samples = told.flatMap((round, i) =>
    answers(round).map(({ seq, on, ...over }) => {
      const id = `r${i}`;
      const at = START + i * 15 * MINUTE_MS + seq * 1_000;
      const confounders: Sample['confounders'] = round.confounded ? ['proxy'] : [];
      const network = round.network ?? 'home';
      return sample(step(seq, on), {
        round: id,
        id: `${id}#${seq}`,
        at,
        roundKind: round.kind ?? 'regular',
        confounders,
        network,
        ...over,
      });
    }),
  );
  return suspects(samples.toReversed(), `r${told.length - 1}`).includes('whatsapp');
}

const times = (count: number, told: Told): Told[] => Array.from({ length: count }, () => told);
const fine: Told = { app: 100, socket: 300 };
const quiet = times(12, fine);

describe('suspicion', () => {
  it('of answers half as late again as the median of the day, once there is a day to speak of', () => {
    expect(suspect(...quiet, { app: 160, socket: 480 })).toBe(true);
    expect(suspect(...quiet, { app: 140, socket: 420 })).toBe(false);
    expect(suspect(...times(7, fine), { app: 300, socket: 900 })).toBe(false);
  });

  it('of no other network: its own answers are what is usual there', () => {
    expect(suspect(...quiet, { app: 300, socket: 900, network: 'cafe' })).toBe(false);
    const cafe = times(12, { app: 300, socket: 900, network: 'cafe' });
    expect(suspect(...cafe, ...quiet, { app: 300, socket: 900 })).toBe(true);
    expect(suspect(...quiet, ...cafe, { app: 100, socket: 300 })).toBe(false);
  });

  it('of no round in which one kind of request is as usual', () => {
    expect(suspect(...quiet, { app: 300, socket: 310 })).toBe(false);
    expect(suspect(...quiet, { app: 90, socket: 900 })).toBe(false);
  });

  it('of a failure, and of a socket that falls silent; not of one that is always refused', () => {
    expect(suspect({ app: 'failed' })).toBe(true);
    expect(suspect(...quiet, { app: 100, socket: 'silent' })).toBe(true);
    expect(suspect(...times(12, { app: 100, socket: 'refused' }), { app: 100, socket: 'refused' })).toBe(false);
    expect(suspect(...times(12, { app: 100, socket: 'silent' }), { app: 100, socket: 'silent' })).toBe(false);
  });

  it('of no confounded request', () => {
    expect(suspect(...quiet, { app: 'failed', confounded: true })).toBe(false);
  });

  it('goes on through a burst that asks the WebSocket alone, and ends where that is as usual', () => {
    const late: Told = { app: 300, socket: 900 };
    expect(suspect(...quiet, late, { app: 300, kind: 'burst' }, { socket: 900, kind: 'burst' })).toBe(true);
    expect(suspect(...quiet, late, { app: 300, kind: 'burst' }, { socket: 310, kind: 'burst' })).toBe(false);
  });

  it('ends after a lost request as soon as the next is answered, history or none', () => {
    expect(suspect(fine, { app: 'failed' }, { app: 100, kind: 'burst' })).toBe(false);
    expect(suspect(...quiet, { app: 'failed' }, { app: 100, kind: 'burst' })).toBe(false);
  });

  it('goes on through a burst round of which nothing compares with the day, as in Firefox', () => {
    const late: Told = { app: 300, socket: 900 };
    expect(suspect(...quiet, late, { transfer: 9_000, kind: 'burst' })).toBe(true);
    expect(suspect(...quiet, fine, { transfer: 9_000, kind: 'burst' })).toBe(false);
  });

  it('of a transfer that stalls or is far slower than the control’s beside it', () => {
    expect(suspect(...quiet, { ...fine, transfer: 140 })).toBe(true);
    expect(suspect(...quiet, { ...fine, transfer: 'stalled' })).toBe(true);
    expect(suspect(...quiet, { ...fine, transfer: 4_000 })).toBe(false);
  });

  it('of old news no more: eight rounds in a row, four transfers', () => {
    const gone: Told = { app: 'failed' };
    expect(suspect(...quiet, ...times(8, gone))).toBe(true);
    expect(suspect(...quiet, ...times(9, gone))).toBe(false);
    expect(suspect(...quiet, ...times(9, gone), fine, gone)).toBe(true);
    const thin: Told = { ...fine, transfer: 140 };
    expect(suspect(...quiet, ...times(4, thin))).toBe(true);
    expect(suspect(...quiet, ...times(5, thin))).toBe(false);
  });
});
