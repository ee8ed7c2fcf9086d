/**
 * The lab's crowd: a real collector on loopback, to which two dozen made people at one made provider have reported for some
 * hours, so that a browser in the lab, whose STUN servers show an address of that provider, can be compared with them.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../../collector/config/config.ts';
import { openPublisher } from '../../collector/publisher/open-publisher.ts';
import { createLog } from '../../collector/server/log.ts';
import { type Running, start } from '../../collector/start/start.ts';
import { LIMITS } from '../../src/crowd/limits.ts';
import type { BadVote, Vote } from '../../src/crowd/vote.ts';
import { HOUR_MS, hourOf } from '../../src/store/hour.ts';
import type { State } from '../../src/verdict/verdict.ts';
import type { Scenario } from '../../tests/lab/scenario.ts';
import { type Planned, sendAll } from '../simulate/send-hour.ts';
import type { Crowd } from './crowds.ts';

export interface LabCrowd {
  /** What is entered on the page of sharing. */
  link: string;
  /** Holds the published files. */
  folder: string;
  stop(): Promise<void>;
}

/** Reserved for documentation (RFC 5398), as is 203.0.113.0/24 (RFC 5737), which the lab's STUN servers show. */
const ASN = 64_496;
const NAME = 'Lab Line';
/** The reporters' own networks: a country's, or nothing would be published of them. They reach no further than the collector. */
const FIRST_NETWORK = (94 << 16) | (25 << 8) | 160;
const NETWORKS = 24;
const NONE = { ok: 0, slow: 0, throttled: 0, failed: 0, lineBad: 0, learning: 0 };

const range = (first: number, networks: number): string =>
  `${first * 256},${(first + networks) * 256 - 1},${ASN},"${NAME}"`;

function plan(hour: number, votes: ReadonlyMap<string, Vote>): Planned[] {
  return Array.from({ length: NETWORKS }, (_, i) => FIRST_NETWORK + i).flatMap((net) =>
    [...votes].map(([service, vote]) => ({
      at: hour + HOUR_MS,
      from: `${net >> 16}.${(net >> 8) & 255}.${net & 255}.7`,
      hour,
      service,
      rounds: { ...NONE, [vote]: 4 },
    })),
  );
}

const VOTES: Partial<Record<State, BadVote>> = {
  blocked: 'failed',
  unreachable: 'failed',
  outage: 'failed',
  throttled: 'throttled',
  slow: 'slow',
};

/** What a person in this scenario is about to have, as votes. @param services that are measured */
export function votesIn({ expect = [] }: Scenario, services: readonly string[]): Map<string, Vote> {
  const votes = services.map((id): [string, Vote] => {
    const state = expect.find(({ service }) => service === id || service === '*')?.state;
    return [id, (state && VOTES[state]) ?? 'ok'];
  });
  return new Map(votes);
}

/** @param votes by service, as the person in the lab would vote */
export async function startLabCrowd(crowd: Crowd, votes: ReadonlyMap<string, Vote>): Promise<LabCrowd> {
  const folder = mkdtempSync(join(tmpdir(), 'tailback-lab-crowd-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const asnFile = join(folder, 'providers.csv');
  const lab = (203 << 16) | (0 << 8) | 113;
  writeFileSync(asnFile, `${range(FIRST_NETWORK, 32)}\n${range(lab, 1)}\n`);
  const clock = { at: 0 as number | undefined, now: () => clock.at ?? Date.now() };
  const args = ['--data', folder, '--port', '0', '--metrics-port', '0', '--publish', 'no', '--log', 'silent'];
  const config = readConfig([...args, '--behind-proxy', 'loopback', '--asn-db', asnFile], {});
  // The newest hours that can be out by now.
  const hours = [5, 4, 3].map((before) => hourOf(Date.now()) - before * HOUR_MS);
  clock.at = (hours[0] ?? 0) + HOUR_MS;
  const running = await start(config, createLog('silent'), clock);
  try {
    const reported = new Map([...votes].map(([id, vote]) => [id, crowd === 'provider' ? vote : 'ok'] as const));
    for (const hour of hours) {
      clock.at = hour + HOUR_MS + 10 * 60_000;
      await sendAll(running.url, plan(hour, reported), new Map());
      clock.at = hour + HOUR_MS + LIMITS.publishedAfterMs;
      await publish(running, folder, asnFile, clock);
    }
    clock.at = undefined;
    await publish(running, folder, asnFile, clock);
  } catch (error) {
    await running.stop();
    throw error;
  }
  return { link: running.link, folder: join(folder, 'public'), stop: () => running.stop() };
}

async function publish({ gateway }: Running, folder: string, asnFile: string, clock: { now(): number }): Promise<void> {
  if (!gateway) throw new Error('The collector has no gateway.');
  const { storage, keeper } = gateway;
  const own = { storage, folder, publicFolder: gateway.folder, signer: () => keeper.signer, asnFiles: [asnFile] };
  const warn = (text: string): void => void process.stderr.write(`${text}\n`);
  await openPublisher({ ...own, k: LIMITS.k, now: () => clock.now(), warn }).run();
}
