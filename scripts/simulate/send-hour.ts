/** One hour of all clients through the real relay and gateway: sealed, late, lost and forged as real ones would be. */
import type { KeyConfig } from '../../src/report/key-config.ts';
import type { ReportRounds } from '../../src/report/report.ts';
import { report } from '../../tests/collector/support/report.ts';
import { deliver, keyAt, seal } from '../../tests/collector/support/sender.ts';
import type { Random } from '../evaluate/random.ts';
import type { Client } from './clients.ts';
import type { Scenario } from './scenarios.ts';

export const HOUR_MS = 3_600_000;
const YEAR_MS = 365 * 24 * HOUR_MS;
const SERVICES = ['whatsapp', 'signal'];
const FORGED = 100;
/** Devices err now and then. */
const ERRS = 0.01;
const AT_ONCE = 16;

export interface Planned {
  /** UTC ms of sending, in simulated time. */
  at: number;
  from: string;
  hour: number;
  service: string;
  rounds: ReportRounds;
}

const NONE: ReportRounds = { ok: 0, slow: 0, throttled: 0, failed: 0, lineBad: 0, learning: 0 };

/** @param index of the hour, from 0 */
export function planHour(
  clients: readonly Client[],
  scenario: Scenario,
  start: number,
  index: number,
  random: Random,
): Planned[] {
  return clients.flatMap((client) => {
    const copies = client.poisoner ? FORGED : 1;
    return Array.from({ length: copies }, () => SERVICES.map((service) => service))
      .flat()
      .map((service) => {
        const trouble = client.poisoner
          ? 'failed'
          : service === 'whatsapp'
            ? scenario.trouble(client, index)
            : undefined;
        const bad = trouble ?? (random.chance(ERRS) ? 'failed' : undefined);
        const wait = client.offline ? random.between(3, 6) * HOUR_MS : random.between(5, 60) * 60_000;
        return {
          at: start + HOUR_MS + wait,
          from: client.address,
          hour: client.wrongClock ? start + YEAR_MS : start,
          service,
          rounds: bad ? { ...NONE, ok: 1, [bad]: 3 } : { ...NONE, ok: 4 },
        };
      });
  });
}

/** @returns how many got which answer */
export async function sendAll(url: string, planned: readonly Planned[], tally: Map<string, number>): Promise<void> {
  const key = await keyAt(url);
  let next = 0;
  const lane = async (): Promise<void> => {
    for (let i = next++; i < planned.length; i = next++) {
      const one = planned[i];
      if (one) count(tally, await send(url, key, one));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
}

async function send(url: string, key: KeyConfig, { from, hour, service, rounds }: Planned): Promise<string> {
  const made = report(hour, { service, rounds });
  const { answer, status } = await deliver(url, await seal(key, made, made.hour), from);
  if (!answer) return `relay ${status}`;
  return answer.answer === 'refused' ? `refused: ${answer.reason}` : answer.answer;
}

function count(tally: Map<string, number>, word: string): void {
  tally.set(word, (tally.get(word) ?? 0) + 1);
}
