/** What an operator reads when it has started: where it is, what to hand out, and what it cannot promise. */
import type { Config } from '../config/config.ts';
import type { Running } from './start.ts';

const ROLES = {
  all: 'relay and gateway in one process',
  relay: 'relay',
  gateway: 'gateway',
} as const;

export function greeting(config: Config, { url, link, metricsPort, gateway }: Running): string {
  const lines = [
    `Tailback collector: ${ROLES[config.role]}, at ${url}`,
    ...(config.role === 'gateway' ? [] : [`Address for people   ${link}`]),
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
