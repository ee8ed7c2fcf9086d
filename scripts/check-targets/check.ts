/**
 * Asks every endpoint of some targets: one at a time per host, a few hosts at once. The checker must not do what the
 * extension may not (technique D11: parallel handshakes can themselves trigger a block).
 */

import { MAX_PARALLEL } from '../../src/schedule/limits.ts';
import { addressOf } from '../../src/targets/address.ts';
import type { Endpoint, Target } from '../../src/targets/target.ts';
import type { Answer } from './answer.ts';
import { ask } from './ask.ts';
import { type Comparison, compare } from './compare.ts';
import type { Network } from './network.ts';

/** As the extension (schedule/limits.ts). */
const HOSTS_AT_ONCE = MAX_PARALLEL;
/** Names that are looked up first to see whether we are online. */
const OFFLINE_SAMPLE = 12;
/** Looked up, and never asked, where none of the sample resolves: one service whose name is gone is no lost line. */
const REFERENCE_HOSTS = ['www.google.com', 'www.microsoft.com', 'www.wikipedia.org'];

export interface Result extends Comparison {
  target: string;
  type: Target['type'];
  endpoint: Endpoint;
  answer: Answer;
}

export interface Check {
  results: Result[];
  /** No host name had an address, nor had those of three large sites: we are offline, and nothing can be said of the catalogue. */
  offline: boolean;
}

function hostOf(endpoint: Endpoint): string {
  return addressOf(endpoint.url)?.host ?? endpoint.url;
}

/** Runs the jobs, `atOnce` at a time. */
async function pool(jobs: readonly (() => Promise<void>)[], atOnce: number): Promise<void> {
  const waiting = [...jobs];
  const worker = async (): Promise<void> => {
    for (let job = waiting.shift(); job; job = waiting.shift()) await job();
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}

/** Looked up before anything is asked; null when not one name has an address. */
async function addressesOf(hosts: readonly string[], network: Network): Promise<Map<string, string[]> | null> {
  const found = new Map<string, string[]>();
  const lookUp = (some: readonly string[]): Promise<void> =>
    pool(
      some.map((host) => async () => void found.set(host, await network.resolve(host))),
      HOSTS_AT_ONCE,
    );
  // Offline, each name costs seconds: a sample of all services tells it sooner, and one censored service does not look so.
  const step = Math.ceil(hosts.length / OFFLINE_SAMPLE);
  const sample = hosts.filter((_, i) => i % step === 0);
  await lookUp(sample);
  const resolves = (): boolean => [...found.values()].some((list) => list.length > 0);
  if (!resolves()) await lookUp(REFERENCE_HOSTS);
  if (!resolves()) return null;
  await lookUp(hosts.filter((host) => !found.has(host)));
  return found;
}

/** @param onResult called as each endpoint is done; `results` keep the order of the catalogue */
export async function checkTargets(
  targets: readonly Target[],
  network: Network,
  timeoutMs: number,
  onResult: (result: Result) => void = () => {},
): Promise<Check> {
  const entries = targets.flatMap((target) => target.endpoints.map((endpoint) => ({ target, endpoint })));
  const hosts = [...new Set(entries.map(({ endpoint }) => hostOf(endpoint)))];
  const addresses = await addressesOf(hosts, network);
  if (!addresses) return { results: [], offline: true };
  const done = new Map<Endpoint, Result>();
  const jobs = hosts.map((host) => async () => {
    for (const { target, endpoint } of entries.filter((entry) => hostOf(entry.endpoint) === host)) {
      const answer = await ask(endpoint, addresses.get(host) ?? [], network, timeoutMs);
      const result = { target: target.id, type: target.type, endpoint, answer, ...compare(endpoint, answer) };
      done.set(endpoint, result);
      onResult(result);
    }
  });
  await pool(jobs, HOSTS_AT_ONCE);
  return { results: entries.flatMap(({ endpoint }) => done.get(endpoint) ?? []), offline: false };
}
