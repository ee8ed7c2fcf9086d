/** A relay's server without a collector behind it: for its description, and for what it answers from elsewhere. */
import type { FastifyInstance } from 'fastify';
import { HourKeys } from '../../collector/relay/hour-keys.ts';
import { relayServer } from '../../collector/relay/relay-server.ts';
import type { GatewayLink } from '../../collector/server/gateway-link.ts';
import { Metrics } from '../../collector/server/metrics.ts';

const silent = () => {};
const nowhere = () => Promise.reject(new Error('Nothing is behind this relay.'));

/** @param questions to the cells a minute, where it is not the usual limit */
export function describedRelay({
  cells = nowhere,
  questions,
}: {
  cells?: GatewayLink['cells'];
  questions?: number;
} = {}): Promise<FastifyInstance> {
  return relayServer({
    link: { report: nowhere, file: nowhere, cells, ready: nowhere, close: async () => {} },
    databases: { networkOf: () => ({ country: 'ZZ', asn: 0 }), madeAt: 0 },
    keys: new HourKeys(),
    metrics: new Metrics({ relay: true, gateway: false }),
    log: { error: silent, warn: silent, info: silent, debug: silent },
    now: () => 0,
    rate: 1,
    ...(questions !== undefined && { questions }),
    proxies: [],
    tls: null,
  });
}
