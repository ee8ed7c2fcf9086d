/** The load: what a relay would send, each report of its own, tags of many prefixes, through autocannon. */
import { randomBytes } from 'node:crypto';
import autocannon from 'autocannon';
import type { Envelope } from '../../../collector/gateway/accept.ts';
import { headersOf, OPEN_PATH } from '../../../collector/server/relay-wire.ts';
import { reportHourOf } from '../../../src/report/report-hour.ts';
import { messageOf, quickSealer } from '../../../tests/collector/support/quick-seal.ts';
import { report } from '../../../tests/collector/support/report.ts';
import { keyAt } from '../../../tests/collector/support/sender.ts';
import type { GatewayProcess } from './gateway-process.ts';
import { plainBody } from './plain.ts';

const HOUR_MS = 3_600_000;
const SERVICES = ['whatsapp', 'telegram', 'signal', 'viber', 'messenger', 'discord'];
const NETWORKS = [25159, 8402, 12389, 31133, 43754].map((asn) => ({ country: asn === 43754 ? 'IR' : 'RU', asn }));
const epoch = randomBytes(8).toString('hex');

/** The hour that ended last, while its cell is open: the bench does not run for longer than that. */
const lastHour = (): number => Math.floor(Date.now() / HOUR_MS) * HOUR_MS - HOUR_MS;

export async function prepare(gateway: GatewayProcess, mode: 'plain' | 'ohttp', count: number): Promise<Envelope[]> {
  const start = lastHour();
  const seal = mode === 'ohttp' ? quickSealer(await keyAt(gateway.url)) : plainBody;
  const messages = SERVICES.map((service) => messageOf(report(start, { service })));
  return Array.from({ length: count }, (_, i) => {
    const tag = { epoch, value: randomBytes(8).toString('hex') };
    const network = NETWORKS[i % NETWORKS.length] ?? { country: 'ZZ', asn: 0 };
    const body = seal(messages[i % messages.length] ?? new Uint8Array());
    return { body, hour: reportHourOf(start), network, tag };
  });
}

export interface LoadResult {
  answered: number;
  perSecond: number;
  p50: number;
  p99: number;
  /** Not a 200, or nothing at all. */
  failed: number;
}

/** As fast as the connections go. Ends when time is over. @throws where the prepared ones are used up before */
export async function load(
  gateway: GatewayProcess,
  envelopes: readonly Envelope[],
  { connections, seconds }: { connections: number; seconds: number },
): Promise<LoadResult> {
  const prepared = envelopes.map((envelope) => ({
    headers: headersOf(envelope, gateway.secret),
    body: Buffer.from(envelope.body.buffer, envelope.body.byteOffset, envelope.body.byteLength),
  }));
  let next = 0;
  let short = false;
  const result = await autocannon({
    url: gateway.url,
    connections,
    duration: seconds,
    requests: [
      {
        method: 'POST',
        path: OPEN_PATH,
        setupRequest(request) {
          const one = prepared[next % prepared.length];
          short ||= next >= prepared.length;
          next += 1;
          return { ...request, headers: { ...one?.headers }, body: one?.body ?? Buffer.alloc(0) };
        },
      },
    ],
  });
  if (short) throw new Error(`${prepared.length} prepared reports were not enough; run the bench with more.`);
  return {
    answered: result['2xx'],
    perSecond: result['2xx'] / result.duration,
    p50: result.latency.p50,
    p99: result.latency.p99,
    failed: result.non2xx + result.errors + result.timeouts,
  };
}
