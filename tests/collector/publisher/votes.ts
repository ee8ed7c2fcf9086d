/** Ballots of a made-up country, hour by hour, and a publisher on a clock of its own over a real DuckDB. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KeyFile } from '../../../collector/keys/key-file.ts';
import { type Signer, signerOf } from '../../../collector/keys/private-keys.ts';
import { openPublisher } from '../../../collector/publisher/open-publisher.ts';
import type { Publisher } from '../../../collector/publisher/publisher.ts';
import type { Ballot, Vote } from '../../../collector/storage/ballot.ts';
import { openDuckDb } from '../../../collector/storage/duckdb/open.ts';
import type { Storage } from '../../../collector/storage/storage.ts';
import { ballot, idOf, tagOf } from '../storage/ballots.ts';

export const HOUR_MS = 3_600_000;
/** Midnight UTC, as whole hours. */
export const FIRST = Date.UTC(2026, 2, 2) / HOUR_MS;

export interface Crowd {
  asn: number;
  country?: string;
  service?: string;
  networks: number;
  bad?: number;
  vote?: Vote;
}

let made = 0;

export function ballots(hour: number, crowds: readonly Crowd[]): Ballot[] {
  return crowds.flatMap(({ asn, country = 'TR', service = 'whatsapp', networks, bad = 0, vote = 'failed' }) =>
    Array.from({ length: networks }, (_, i) => {
      made += 1;
      const isBad = i < bad;
      return ballot({
        id: idOf(`published ${made}`),
        hour,
        country,
        asn,
        service,
        tag: tagOf(`${hour} ${country} ${asn} ${i}`),
        vote: isBad ? vote : 'ok',
        failure: isBad ? 'connection_reset' : null,
        bins: isBad ? {} : { 'http fresh': 60 + (i % 8) },
      });
    }),
  );
}

export interface Publishing {
  storage: Storage;
  publisher: Publisher;
  /** The public folder. */
  files: string;
  signer: Signer;
  warned: string[];
  clock: { at: number };
  /** Another publisher on the same folder, as after a kill. */
  again(): Publisher;
  close(): Promise<void>;
}

/** Ranges as in the relay's lists: 10.1.0.0/16 and 10.2.0.0/16. */
const RANGES = '167837696,167903231,64500,"Line ""One"""\n167903232,167968767,64501,Other & Sons <Ltd>\n';

export async function openPublishing(k = 10): Promise<Publishing> {
  const folder = mkdtempSync(join(tmpdir(), 'tailback-publisher-'));
  const files = join(folder, 'public');
  mkdirSync(files);
  const asnFile = join(folder, 'asn.csv');
  writeFileSync(asnFile, RANGES);
  const storage = await openDuckDb(join(folder, 'votes'));
  const signer = signerOf(new KeyFile(folder).readOrNew());
  const clock = { at: FIRST * HOUR_MS };
  const warned: string[] = [];
  const again = (): Publisher =>
    openPublisher({
      storage,
      folder,
      publicFolder: files,
      signer: () => signer,
      asnFiles: [asnFile],
      k,
      now: () => clock.at,
      warn: (text) => warned.push(text),
    });
  return {
    storage,
    publisher: again(),
    files,
    signer,
    warned,
    clock,
    again,
    async close() {
      await storage.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
