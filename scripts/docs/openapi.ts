/** docs/openapi.json: what the relay says of itself at /openapi.json, asked of its own server without starting one. */

import { HourKeys } from '../../collector/relay/hour-keys.ts';
import { relayServer } from '../../collector/relay/relay-server.ts';
import { Metrics } from '../../collector/server/metrics.ts';
import { openApiOf } from '../../collector/server/openapi.ts';

const silent = () => {};
const nowhere = () => Promise.reject(new Error('Nothing is asked while the page is written.'));

async function describeRelay(): Promise<string> {
  const server = await relayServer({
    link: { report: nowhere, file: nowhere, ready: nowhere, close: async () => {} },
    databases: { networkOf: () => ({ country: 'ZZ', asn: 0 }), madeAt: 0 },
    keys: new HourKeys(),
    metrics: new Metrics({ relay: true, gateway: false }),
    log: { error: silent, warn: silent, info: silent, debug: silent },
    now: () => 0,
    rate: 1,
    proxies: [],
    tls: null,
  });
  await server.ready();
  const page = JSON.stringify(openApiOf(server), null, 2);
  await server.close();
  return `${page}\n`;
}

const page = await describeRelay();

export function openApiPage(): string {
  return page;
}
