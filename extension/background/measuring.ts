/**
 * Connects the pipeline with the browser: store, prober, webRequest, alarm. One thing at a time, in the order it came, so
 * that two messages never plan the same step twice.
 */
import { hopped } from '../../src/classify/hop.ts';
import type { Observation } from '../../src/observation.ts';
import { advance, type Pipeline, record } from '../../src/pipeline.ts';
import type { Round } from '../../src/round.ts';
import type { Confounder } from '../../src/sample.ts';
import { isNaming } from '../../src/schedule/naming.ts';
import { isPaused } from '../../src/schedule/paused.ts';
import {
  appendSample,
  closeRound,
  getSettings,
  openRounds,
  recentRounds,
  roundOf,
  type Store,
  StoreError,
  samplesOfRound,
  saveRound,
} from '../../src/store/index.ts';
import { controlById, serviceById } from '../../src/targets/index.ts';
import { FAMILY } from '../platform/family.ts';
import { factsOf, forgetRequests, listenToRequests } from '../platform/network-facts.ts';
import { permittedUrl } from '../platform/permissions.ts';
import type { ProberLink } from '../platform/prober-link.ts';
import { forgetFull, fullAt, rememberFull } from '../platform/storage-full.ts';
import { ensureWake } from '../platform/wake.ts';
import { Refusal } from '../refusal.ts';
import { keepHouse } from './housekeeping.ts';
import { keepRollups } from './keep-rollups.ts';
import { networkOf } from './network-of.ts';
import { placedBy } from './own-provider.ts';
import { checkStart, openRound, planNext, presentRound } from './planning.ts';

export interface Measuring {
  /** Goes on with whatever is open or due. */
  tick(): Promise<void>;
  observed(round: string, seq: number, observation: Observation): Promise<void>;
  /** Drops what is open and begins a first check. @throws one sentence when the day's bytes are used up */
  check(): Promise<void>;
  /** Ends the open round; what it has is kept. Then, in the same turn, `after`: nothing is planned in between. */
  stop(after?: (store: Store) => Promise<void>): Promise<void>;
  /** The last try to go on ended with an error. */
  failing(): boolean;
}

/** Reasons to doubt a result that only the browser's state shows: a failed request that was not permitted says nothing. */
async function confounders(observation: Observation): Promise<Confounder[]> {
  if (observation.end !== 'error') return [];
  return listenToRequests() && (await permittedUrl(observation.url)) ? [] : ['permission'];
}

const isFull = (error: unknown): boolean => error instanceof StoreError && error.reason === 'full';

/**
 * @param ready resolves when the rule that makes our requests anonymous is in force; rejects when it cannot be
 * @param ended a round has ended, and nothing is asked while it is awaited; `rewritten`: samples stored before are others now
 */
export function createMeasuring(
  opened: () => Promise<Store>,
  link: ProberLink,
  changed: () => void,
  ready: () => Promise<void>,
  ended: (rewritten: boolean) => Promise<void>,
): Measuring {
  let queue: Promise<unknown> = Promise.resolve();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let wakeAt: number | undefined;
  let failing = false;
  const serial = <T>(job: () => Promise<T>): Promise<T> => {
    const run = queue.then(job, job);
    queue = run.catch(() => undefined);
    return run;
  };

  function pipeline(store: Store): Pipeline {
    const samplesOfCheck = async (round: Round): Promise<Awaited<ReturnType<Pipeline['checkOf']>>> => {
      const rounds = round.check === undefined ? [round] : await recentRounds(store, 10);
      const ids = rounds.filter((r) => r.id === round.id || (round.check !== undefined && r.check === round.check));
      const samples = await Promise.all(ids.map((r) => samplesOfRound(store, r.id)));
      return { samples: samples.flat(), startedAt: checkStart(round, rounds) };
    };
    return {
      now: () => Date.now(),
      openRound: async () => presentRound(store, Date.now(), quiet, await fullAt()),
      async planNext(): Promise<Round | undefined> {
        const planned = await planNext(store, link.traits, Date.now());
        wakeAt = planned.wakeAt;
        if (planned.round) changed();
        return planned.round;
      },
      round: (id) => roundOf(store, id),
      checkOf: samplesOfCheck,
      endpointOf(step) {
        const target = step.targetType === 'service' ? serviceById(step.target) : controlById(step.target);
        const endpoints = target?.endpoints ?? [];
        // A name's own resolution (kind dns) belongs to the endpoint whose host it is.
        return endpoints.find((e) => e.id === step.endpoint || `${e.id}-name` === step.endpoint);
      },
      async inFlight(round): Promise<number[]> {
        await link.ensure(round);
        return link.inFlight(round);
      },
      probe: (round, step) => link.run(round, step),
      facts: factsOf,
      async place(round, step, observation) {
        const network = await networkOf(store, round, step, observation, Date.now());
        const { v4, v6 } = (isNaming(step) && observation.stun?.prefixes) || {};
        const prefix = v4 ?? v6;
        // What others have is judged after the round like everything else; a failure here must cost no sample.
        if (prefix) await placedBy(store, network, prefix, Date.now()).catch(() => undefined);
        return { network, browser: FAMILY, confounders: await confounders(observation) };
      },
      async append(sample): Promise<void> {
        try {
          await appendSample(store, sample);
          if ((await fullAt()) !== undefined) await forgetFull();
        } catch (error) {
          if (!isFull(error)) throw error;
          // The round cannot go on: each of its requests would be made again and again. What is stored stays.
          await rememberFull(Date.now());
          await dropOpen(store);
        }
        changed();
      },
      async close(round): Promise<void> {
        // The steps have become samples; the plan itself is not kept.
        const changedNetwork = hopped(await samplesOfRound(store, round.id));
        await closeRound(store, { ...round, state: 'done', endedAt: Date.now(), steps: [] }, changedNetwork);
        await link.release().catch(() => undefined);
        changed();
        await ended(changedNetwork.size > 0);
        keepRollups(store, changed);
        await keepHouse(store, Date.now());
      },
      wakeIn(ms): void {
        clearTimeout(timer);
        timer = setTimeout(() => void tick(), ms);
      },
    };
  }

  /** Consent, no pause, and the rule that makes requests anonymous: without all three nothing is asked. */
  async function mayMeasure(store: Store): Promise<boolean> {
    const settings = await getSettings(store, Date.now());
    if (settings.consentedAt === null) return false;
    if (isPaused(settings, Date.now())) {
      if ((await openRounds(store)).length > 0) await dropOpen(store);
      return true;
    }
    await ready();
    return true;
  }

  async function go(store: Store): Promise<void> {
    wakeAt = undefined;
    if (!(await mayMeasure(store))) return;
    // Before anything that may fail: a used-up alarm and an exception would end measuring for good.
    await ensureWake(undefined, true);
    const open = await advance(pipeline(store));
    await ensureWake(wakeAt, open);
    if (!open && wakeAt !== undefined && wakeAt - Date.now() < 20_000)
      pipeline(store).wakeIn(Math.max(0, wakeAt - Date.now()));
  }

  /** Ends what is in flight; a prober that does not answer is gone, or will be with its document. */
  const quiet = async (): Promise<void> => {
    await link.cancel().catch(() => undefined);
    forgetRequests();
  };

  /** Never rejects: what went wrong is tried again by the alarm, also where the store did not even open. */
  const tick = (): Promise<void> =>
    serial(async () => {
      await go(await opened());
      failing = false;
    }).catch(() => {
      failing = true;
      return ensureWake(undefined, true).catch(() => undefined);
    });

  async function dropOpen(store: Store): Promise<void> {
    await quiet();
    try {
      for (const round of await openRounds(store)) {
        // With its steps: requests that ended with the cancel still arrive, and have cost bytes.
        await saveRound(store, { ...round, state: 'cancelled', endedAt: Date.now() });
      }
    } catch (error) {
      if (!isFull(error)) throw error;
      // Ended it is all the same: a round that began before this moment is not gone on with (planning.ts).
      await rememberFull(Date.now());
    }
    await link.release().catch(() => undefined);
    changed();
  }

  return {
    tick,
    failing: () => failing,
    observed: (round, seq, observation) =>
      serial(async () => {
        const store = await opened();
        await record(pipeline(store), round, seq, observation);
        // Not awaited here: the prober keeps the step "in flight" until this message is answered.
        void tick();
      }),
    check: () =>
      serial(async () => {
        const store = await opened();
        await dropOpen(store);
        const due = { kind: 'first-check' as const, at: Date.now(), index: 0 };
        const { round, withheld } = await openRound(store, due, link.traits, Date.now());
        changed();
        if (withheld) throw new Refusal('permission', 'The permission to ask the chosen services is missing.');
        if (!round) throw new Refusal('budget', 'The data budget of today is used up.');
        void tick();
      }),
    stop: (after) =>
      serial(async () => {
        const store = await opened();
        await dropOpen(store);
        await after?.(store);
      }),
  };
}
