/**
 * A process that opens reports (--processes): HTTP, seals and checks, but neither database nor chores. It has the private keys in
 * memory, handed over by the owner, and writes nothing anywhere.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SERVICES } from '../../src/targets/index.ts';
import type { Config } from '../config/config.ts';
import { gatewayServer } from '../gateway/gateway-server.ts';
import { openRequest } from '../gateway/oblivious.ts';
import { keyRingSchema } from '../keys/key-ring.ts';
import { privateKeys } from '../keys/private-keys.ts';
import { localLink } from '../server/local-link.ts';
import { createLog } from '../server/log.ts';
import type { Observed } from '../server/observed.ts';
import { publicFiles } from '../server/public-files.ts';
import { groupAppends } from '../storage/group-appends.ts';
import { askOwner } from './ask-owner.ts';
import type { FromOpener, ToOpener } from './messages.ts';

const OBSERVED_EVERY_MS = 1_000;

const say = (message: FromOpener): void => {
  process.send?.(message);
};

async function main(): Promise<void> {
  const config = JSON.parse(process.env.TAILBACK_OPENER ?? '{}') as Config;
  const log = createLog(config.log);
  let ring = keyRingSchema.parse(JSON.parse(await firstKeys()));
  let keys = privateKeys(ring);
  let manifest: Uint8Array = readFileSync(join(config.data, 'manifest'));
  const owner = askOwner(say);
  let observed: Observed[] = [];
  const source = {
    get current() {
      return ring;
    },
    get manifest() {
      return manifest;
    },
  };
  const link = localLink({
    deps: {
      open: (body) => openRequest(body, (id) => keys.get(id)),
      store: groupAppends(owner, { distanceMs: 0, enough: 1 }),
      now: Date.now,
      services: new Set(SERVICES.map((service) => service.id)),
    },
    file: publicFiles(source, join(config.data, 'public'), Date.now),
    cells: owner.cells,
    ready: () => owner.ping(),
    observe: (one) => observed.push(one),
  });
  const [cert, key] = [config['tls-cert'], config['tls-key']];
  const tls = cert && key ? { cert: readFileSync(cert), key: readFileSync(key) } : null;
  const server = gatewayServer({ link, secret: config['relay-secret'] ?? '', log, tls });
  const timer = setInterval(() => {
    if (observed.length > 0) say({ kind: 'observed', list: observed });
    observed = [];
  }, OBSERVED_EVERY_MS);
  process.on('message', (message: ToOpener) => {
    if (message.kind === 'keys') {
      ring = keyRingSchema.parse(JSON.parse(message.ring));
      keys = privateKeys(ring);
      manifest = message.manifest;
    }
    if (message.kind === 'stop') void stop();
  });
  const stop = async (): Promise<void> => {
    await server.close();
    clearInterval(timer);
    process.disconnect();
  };
  // The owner decides when to stop, also on Ctrl-C, which reaches everybody; without an owner there is nothing left to do.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => {});
  process.on('disconnect', () => process.exit(0));
  say({ kind: 'listening', url: await server.listen({ host: config.host, port: config.port }) });
}

function firstKeys(): Promise<string> {
  return new Promise((resolve) => {
    const take = (message: ToOpener): void => {
      if (message.kind !== 'keys') return;
      process.off('message', take);
      resolve(message.ring);
    };
    process.on('message', take);
    say({ kind: 'awake' });
  });
}

main().catch((error: Error) => {
  say({ kind: 'failed', message: error.message });
  process.exitCode = 1;
  process.disconnect?.();
});
