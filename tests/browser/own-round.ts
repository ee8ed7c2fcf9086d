/**
 * Rounds of a test's own making. A round lives in the store and the background carries out what it finds open there, so
 * a plan written into the store is executed by the real schedule, prober and classification: no hook in the extension.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { ProbeKind } from '../../src/probe-kind.ts';
import type { Round, Step } from '../../src/round.ts';
import type { Sample } from '../../src/sample.ts';
import { hostOf } from '../../src/schedule/choose-steps.ts';
import { LIGHT_BYTES, REQUEST_LIMITS, TRANSFER_BYTES } from '../../src/schedule/limits.ts';
import type { Endpoint, Target } from '../../src/targets/target.ts';
import type { Session } from './session.ts';

/**
 * Consent without the first check that follows it: it is cancelled at once. A few requests to the service named and to
 * the controls do go out, since the check begins with the consent.
 */
export async function consentOnly(session: Session, service = 'viber'): Promise<void> {
  await session.consent([service]);
  await session.command({ command: 'cancel-check' });
  const open = (state: Round['state']): boolean => state === 'open';
  await session.until('the end of the cancelled check', ({ rounds }) =>
    rounds.length > 0 && !rounds.some((r) => open(r.state)) ? true : undefined,
  );
  await sleep(500);
}

/** One request; `seq` and the rest follow. */
export interface Ask {
  target: Target;
  endpoint: Endpoint;
  /** Default: those of the endpoint. */
  kind?: ProbeKind;
  url?: string;
}

export function stepsOf(asks: readonly Ask[]): Step[] {
  return asks.map(({ target, endpoint, kind = endpoint.kind, url = endpoint.url }, seq) => ({
    seq,
    target: target.id,
    targetType: target.type,
    endpoint: endpoint.id,
    role: endpoint.role,
    kind,
    url,
    host: hostOf(url),
    method: kind === 'http' ? (endpoint.method ?? 'HEAD') : 'GET',
    maxBytes: kind === 'transfer' ? TRANSFER_BYTES : LIGHT_BYTES,
    fresh: false,
    afterMs: 0,
  }));
}

/** The time limits are those of a first check where none are given; a `regular` round carries out every step, whatever became of the others. */
export function roundOf(
  id: string,
  steps: readonly Step[],
  kind: Round['kind'] = 'regular',
  { totalMs, silenceMs } = REQUEST_LIMITS['first-check'],
): Round {
  const now = Date.now();
  return {
    id,
    kind,
    index: 0,
    plannedAt: now,
    startedAt: now,
    state: 'open',
    totalLimitMs: totalMs,
    silenceLimitMs: silenceMs,
    steps: [...steps],
  };
}

/** Has the round carried out, after consent. @returns its samples in the order of `seq` */
export async function runRound(session: Session, round: Round, limitMs = 120_000): Promise<Sample[]> {
  await (await session.page()).evaluate(putRound, round);
  // Any command makes the background look for what is open.
  await session.command({ command: 'resume' });
  return session.until(
    `the end of round ${round.id}`,
    ({ rounds, samples }) => {
      if (rounds.find((r) => r.id === round.id)?.state !== 'done') return undefined;
      const seq = (sample: Sample): number => Number(sample.id.split('#')[1]);
      return samples.filter((s) => s.round === round.id).sort((a, b) => seq(a) - seq(b));
    },
    limitMs,
  );
}

/** Runs in the page. */
export function putRound(round: Round): Promise<void> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('tailback');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const db = opening.result;
      const tx = db.transaction('rounds', 'readwrite');
      tx.objectStore('rounds').put(round);
      tx.oncomplete = () => {
        db.close();
        resolve();
      };
      tx.onabort = () => reject(tx.error);
    };
  });
}
