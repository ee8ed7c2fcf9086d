/**
 * The publisher's thread: deciding an hour and packing a bundle take seconds of a processor, which answers to reports must not
 * wait for. The clock and the signing key come with each call, since both belong to the gateway.
 */
import { join } from 'node:path';
import type { MessagePort } from 'node:worker_threads';
import type { Config } from '../config/config.ts';
import { type Signer, signerOf } from '../keys/private-keys.ts';
import { openStorage } from '../start/open-storage.ts';
import { storageOver } from '../storage/in-worker.ts';
import { serveThread } from '../threads/serve-thread.ts';
import { openPublisher, PUBLIC_FOLDER } from './open-publisher.ts';

export interface PublisherOptions {
  config: Config;
  /** A way to the gateway's own storage; null: an engine elsewhere, which is reached from here. */
  storage: MessagePort | null;
}

export interface ServedPublisher {
  /** @param signing of the key ring. @returns what the operator must be told */
  run(now: number, signing: string): Promise<string[]>;
}

await serveThread(async ({ config, storage: port }: PublisherOptions): Promise<ServedPublisher> => {
  const storage = port ? storageOver(port) : await openStorage(config);
  const told: string[] = [];
  let clock = 0;
  let signer: Signer | undefined;
  const publisher = openPublisher({
    storage,
    folder: config.data,
    publicFolder: join(config.data, PUBLIC_FOLDER),
    signer: () => {
      if (!signer) throw new Error('There is no key to sign with.');
      return signer;
    },
    asnFiles: config['asn-db'],
    k: config.k,
    now: () => clock,
    warn: (text) => told.push(text),
  });
  return {
    async run(now, signing) {
      clock = now;
      signer = signerOf({ signing });
      await publisher.run();
      return told.splice(0);
    },
  };
});
