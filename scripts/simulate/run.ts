/**
 * A day in minutes: hours pass by a clock of their own, reports go through the real relay and gateway on loopback, hours are
 * closed and published, the relay is restarted once, and then the bundle is asked what each provider's people would be told.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../../collector/config/config.ts';
import { openDatabases } from '../../collector/network/databases.ts';
import { openPublisher } from '../../collector/publisher/open-publisher.ts';
import { createLog } from '../../collector/server/log.ts';
import { type Running, start } from '../../collector/start/start.ts';
import { compare } from '../../src/crowd/compare.ts';
import { LIMITS } from '../../src/crowd/limits.ts';
import { openBundle } from '../../src/crowd/open-bundle.ts';
import { Random } from '../evaluate/random.ts';
import { makeClients, PROVIDERS } from './clients.ts';
import type { Scenario } from './scenarios.ts';
import { HOUR_MS, type Planned, planHour, sendAll } from './send-hour.ts';

const FIRST = Date.UTC(2026, 2, 2, 6);
const HOURS = 6;
/** The relay and all its keys go away in the middle of this hour's reports. */
const RESTART_AT = 4;

export interface Simulated {
  answers: Map<string, number>;
  reports: number;
  /** Wall seconds that sending took. */
  seconds: number;
  alerts: string[];
  told: { country: string; asn: number; answer: string; bad: number; networks: number; grade: string | null }[];
}

export async function simulate(
  scenario: Scenario,
  count: number,
  seed: string,
  say: (line: string) => void,
): Promise<Simulated> {
  const folder = mkdtempSync(join(tmpdir(), 'tailback-simulate-'));
  const clock = { at: FIRST, now: () => clock.at };
  const args = ['--data', folder, '--port', '0', '--metrics-port', '0', '--publish', 'no', '--log', 'silent'];
  const config = readConfig([...args, '--behind-proxy', 'loopback', '--rate', '1000000'], {});
  const begin = (): Promise<Running> => start(config, createLog('silent'), clock);
  let collector = await begin();
  try {
    const random = new Random(`${seed}/simulate/${scenario.id}`);
    const poisoners = Math.ceil((scenario.poisoners * count) / 100);
    const clients = makeClients(count, poisoners, openDatabases(undefined, []), random);
    const answers = new Map<string, number>();
    let waiting: Planned[] = [];
    let [reports, seconds] = [0, 0];
    for (let index = 0; index < HOURS; index += 1) {
      const hourStart = FIRST + index * HOUR_MS;
      waiting.push(...planHour(clients, scenario, hourStart, index, random));
      // All that is sent before the next hour's reports begin to come, in the order of time.
      const due = waiting.filter(({ at }) => at < hourStart + 2 * HOUR_MS).sort((a, b) => a.at - b.at);
      waiting = waiting.filter(({ at }) => at >= hourStart + 2 * HOUR_MS);
      const half = Math.floor(due.length / 2);
      const began = performance.now();
      clock.at = due[half]?.at ?? clock.at;
      await sendAll(collector.url, due.slice(0, half), answers);
      if (index === RESTART_AT) {
        await collector.stop();
        collector = await begin();
      }
      clock.at = due.at(-1)?.at ?? clock.at;
      await sendAll(collector.url, due.slice(half), answers);
      reports += due.length;
      seconds += (performance.now() - began) / 1_000;
      clock.at = Math.max(clock.at, hourStart + HOUR_MS + LIMITS.publishedAfterMs);
      await publish(collector, folder, clock);
      say(`hour ${index + 1} of ${HOURS}: ${due.length} reports`);
    }
    clock.at = FIRST + HOURS * HOUR_MS + LIMITS.publishedAfterMs;
    await publish(collector, folder, clock);
    return { answers, reports, seconds, ...(await read(collector, folder, clock.at)) };
  } finally {
    await collector.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function publish({ gateway }: Running, folder: string, clock: { now(): number }): Promise<void> {
  if (!gateway) throw new Error('The collector has no gateway.');
  const { storage, keeper } = gateway;
  const options = {
    storage,
    folder,
    publicFolder: gateway.folder,
    signer: () => keeper.signer,
    asnFiles: [],
    k: LIMITS.k,
  };
  await openPublisher({ ...options, now: () => clock.now(), warn: (text) => process.stderr.write(`${text}\n`) }).run();
}

async function read({ gateway }: Running, folder: string, now: number): Promise<Pick<Simulated, 'alerts' | 'told'>> {
  if (!gateway) throw new Error('The collector has no gateway.');
  const opened = await openBundle(readFileSync(join(folder, 'public', 'bundle')), [gateway.keeper.signer.publicKey]);
  if ('problem' in opened) throw new Error(opened.problem);
  const told = PROVIDERS.map(({ asn, country }) => {
    const { answer, bad, networks, grade } = compare(opened.value, { asn, country }, country, 'whatsapp', now);
    return { country, asn, answer, bad, networks, grade };
  });
  const alerts = opened.value.alerts.map(
    ({ scope, service, country, asns, since }) =>
      `${service}: ${scope} ${country ?? ''} ${asns.join(' ')} since ${since}`,
  );
  return { alerts, told };
}
