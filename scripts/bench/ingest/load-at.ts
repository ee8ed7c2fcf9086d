/**
 * The load at a rate, as it comes from a relay: by the relay's own link to a gateway, each report when it is due, whether or not
 * earlier ones are answered. A time counts from when the report was due, so that what has to wait for us counts as well. (autocannon
 * sends a second's reports at the second's start and cannot show this.)
 */
import { setTimeout as wait } from 'node:timers/promises';
import type { Envelope } from '../../../collector/gateway/accept.ts';
import { remoteLink } from '../../../collector/server/remote-link.ts';
import { quantile } from '../../../src/summary/quantile.ts';
import { Random } from '../../evaluate/random.ts';
import type { GatewayProcess } from './gateway-process.ts';
import type { LoadResult } from './load.ts';

/** @param rate a second on average; gaps are exponential, as of people who know nothing of each other */
export async function loadAt(
  gateway: GatewayProcess,
  envelopes: readonly Envelope[],
  rate: number,
): Promise<LoadResult> {
  const link = remoteLink(gateway.url, gateway.secret);
  const random = new Random('bench/ingest');
  const times: number[] = [];
  let failed = 0;
  const send = async (envelope: Envelope, dueAt: number): Promise<void> => {
    const status = await link.report(envelope).then(
      (reply) => reply.status,
      () => 0,
    );
    if (status === 200) times.push(performance.now() - dueAt);
    else failed += 1;
  };
  const startedAt = performance.now();
  let dueAt = startedAt;
  const sent: Promise<void>[] = [];
  for (const envelope of envelopes) {
    dueAt += random.exponential(1_000 / rate);
    const early = dueAt - performance.now();
    if (early > 0) await wait(Math.ceil(early));
    sent.push(send(envelope, dueAt));
  }
  await Promise.all(sent);
  const seconds = (performance.now() - startedAt) / 1_000;
  await link.close();
  const part = (share: number): number => Math.round(quantile(times, share) ?? Number.NaN);
  return { answered: times.length, perSecond: times.length / seconds, p50: part(0.5), p99: part(0.99), failed };
}
