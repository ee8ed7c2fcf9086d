/**
 * Starts what the configuration says, in order, and stops it in the reverse one: no new connections, answers for what is
 * under way, then the database.
 */
import { readFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { textOf } from '../../src/report/base64url.ts';
import { writeLink } from '../../src/report/collector-link.ts';
import type { Config } from '../config/config.ts';
import { gatewayServer } from '../gateway/gateway-server.ts';
import { openDatabases } from '../network/databases.ts';
import { WATCH_EVERY_MS, watchAge } from '../network/watch-age.ts';
import { startOpeners } from '../processes/owner.ts';
import { HourKeys } from '../relay/hour-keys.ts';
import { relayServer } from '../relay/relay-server.ts';
import type { GatewayLink } from '../server/gateway-link.ts';
import { localLink } from '../server/local-link.ts';
import type { Log } from '../server/log.ts';
import { Metrics } from '../server/metrics.ts';
import { GatewayRefusal, remoteLink } from '../server/remote-link.ts';
import { type Chore, startChores } from './every.ts';
import { type GatewayParts, gatewayParts } from './gateway-parts.ts';
import { serveMetrics } from './metrics-server.ts';
import { openStorage } from './open-storage.ts';
import { ensureOwnFolder } from './own-folder.ts';

export interface Running {
  /** At which people reach it. */
  url: string;
  /** What a person pastes: address and signing key. Of a relay alone: the address. */
  link: string;
  metricsPort: number;
  /** Of a relay: none. */
  gateway: GatewayParts | null;
  stop(): Promise<void>;
}

export interface Clock {
  now(): number;
}

type Step = () => Promise<unknown>;

async function listen(server: FastifyInstance, config: Config): Promise<string> {
  try {
    const url = await server.listen({ host: config.host, port: config.port });
    // fastify answers with the address that was bound, which for a name is the first of several.
    return url.replace(/\/+$/, '');
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE') throw new Error(`--port: ${config.port} is in use by another program.`);
    if (code === 'EADDRNOTAVAIL') throw new Error(`--host: ${config.host} is no address of this machine.`);
    throw new Error(`--host: ${config.host} cannot be listened on: ${message}`);
  }
}

function tlsOf(config: Config): { cert: Buffer; key: Buffer } | null {
  const [cert, key] = [config['tls-cert'], config['tls-key']];
  return cert && key ? { cert: readFileSync(cert), key: readFileSync(key) } : null;
}

/** Port 0 is settled first, since the manifest names the address. */
async function withPort(config: Config): Promise<Config> {
  if (config.port !== 0) return config;
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, config.host, resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return { ...config, port };
}

export async function start(asked: Config, log: Log, clock: Clock = Date): Promise<Running> {
  const config = await withPort(asked);
  const now = (): number => clock.now();
  const roles = { relay: config.role !== 'gateway', gateway: config.role !== 'relay' };
  const undo: Step[] = [];
  const chores: Chore[] = [];
  const stop = async (): Promise<void> => {
    for (const step of undo.splice(0).reverse()) await step();
  };
  try {
    if (roles.gateway) ensureOwnFolder(config.data);
    const metrics = new Metrics(roles);
    const metricsServer = await serveMetrics(metrics, config['metrics-port'], log);
    undo.push(() => metricsServer.close());
    let gateway: GatewayParts | null = null;
    if (roles.gateway) {
      const storage = await openStorage(config);
      undo.push(() => storage.close());
      const url = config['public-url'] ?? `http${config['tls-cert'] ? 's' : ''}://${config.host}:${config.port}`;
      gateway = gatewayParts(config, storage, metrics, url, now, (text) => log.warn(text));
      undo.push(gateway.stop);
      chores.push(...gateway.chores);
    }
    if (gateway && config.processes > 1) {
      undo.push(startChores(chores, log));
      const openers = await startOpeners(config, gateway, metrics, log);
      undo.push(() => openers.stop());
      return runningOf(config, openers.url, metricsServer.port, gateway, stop);
    }
    const link = linkOf(config, gateway, metrics);
    undo.push(() => link.close());
    const server = roles.relay
      ? await relayOf(config, link, metrics, log, now, chores)
      : gatewayServer({ link, secret: config['relay-secret'] ?? '', log, tls: tlsOf(config) });
    undo.push(startChores(chores, log));
    const bound = await listen(server, config);
    undo.push(() => server.close());
    if (!gateway) askGateway(link, log);
    return runningOf(config, bound, metricsServer.port, gateway, stop);
  } catch (error) {
    await stop();
    throw error;
  }
}

function runningOf(
  config: Config,
  bound: string,
  metricsPort: number,
  gateway: GatewayParts | null,
  stop: Step,
): Running {
  const url = config['public-url'] ?? bound;
  const key = gateway && { key: textOf(gateway.keeper.signer.publicKey) };
  return { url, link: writeLink({ relay: url, ...key }), metricsPort, gateway, stop: async () => void (await stop()) };
}

/** Said at the start, when somebody reads: each may be started before the other, so that it is no reason to stop. */
function askGateway(link: GatewayLink, log: Log): void {
  link.ready().catch((error: unknown) => {
    if (error instanceof GatewayRefusal)
      log.error(
        'The gateway does not take this secret: TAILBACK_COLLECTOR_RELAY_SECRET must be the same on both sides.',
      );
    else log.warn('The gateway does not answer, or cannot store reports: clients keep theirs until it does.');
  });
}

function linkOf(config: Config, gateway: GatewayParts | null, metrics: Metrics): GatewayLink {
  if (!gateway) return remoteLink(config['gateway-url'] ?? '', config['relay-secret'] ?? '');
  const { deps, file, cells, storage } = gateway;
  const ready = (): Promise<void> => storage.ping();
  return localLink({ deps, file, cells: cells.answer, ready, observe: (one) => metrics.observed(one) });
}

async function relayOf(
  config: Config,
  link: GatewayLink,
  metrics: Metrics,
  log: Log,
  now: () => number,
  chores: Chore[],
): Promise<FastifyInstance> {
  const databases = openDatabases(config['country-db'], config['asn-db']);
  metrics.databaseAge(databases.madeAt, now);
  const old = 'The databases of addresses are old: providers and countries may be wrong. See docs/operating.md.';
  const look = watchAge(databases.madeAt, now, (days) => log.warn({ days }, old));
  look();
  chores.push({ what: 'Looking at the age of the databases of addresses', everyMs: WATCH_EVERY_MS, run: look });
  const keys = new HourKeys();
  chores.push({ what: 'Forgetting hour keys', everyMs: 10_000, run: () => keys.forget(now()) });
  return relayServer({
    link,
    databases,
    keys,
    metrics,
    log,
    now,
    rate: config.rate,
    proxies: config['behind-proxy'],
    tls: tlsOf(config),
  });
}
