/** What an operator reads when it has started: where it is, what to hand out, and what it cannot promise. */
import { textOf } from '../../src/report/base64url.ts';
import { writeLink } from '../../src/report/collector-link.ts';
import type { Config } from '../config/config.ts';
import type { Running } from './start.ts';

const ROLES = {
  all: 'relay and gateway in one process',
  relay: 'relay',
  gateway: 'gateway',
} as const;

/** With the key that signs, which a relay alone does not know: there whoever runs the gateway hands it out. */
function linksOf({ role }: Config, own: string, gateway: Running['gateway']): readonly string[] {
  if (role !== 'gateway') return role === 'relay' ? [`${own}#KEY, with the key that the gateway prints`] : [own];
  const { relays = [], signer } = gateway?.keeper ?? {};
  return signer ? relays.map((relay) => writeLink({ relay, key: textOf(signer.publicKey) })) : [];
}

export function greeting(config: Config, { url, link, metricsPort, gateway }: Running): string {
  const lines = [
    `Tailback collector: ${ROLES[config.role]}, at ${url}`,
    ...linksOf(config, link, gateway).map((one) => `Address for people   ${one}`),
    ...(gateway ? [`Manifest             ${url}/manifest, serial ${gateway.keeper.current.serial}`] : []),
    ...(gateway ? [`Data                 ${config.data}, engine ${config.engine}, k = ${config.k}`] : []),
    `Metrics              http://127.0.0.1:${metricsPort}/metrics`,
  ];
  if (config.role === 'all')
    lines.push(
      'Whoever runs both parts could put addresses and reports together; the manifest says that one operator runs them.',
    );
  return lines.join('\n');
}
