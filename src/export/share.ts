/**
 * Makes rows fit to be handed on (docs/privacy.md): times to five minutes, no address, running numbers in place of ids and of the
 * network's key. One `Share` serves a whole export, so that its tables still fit together, and no other export.
 */
import type { PastEvent } from '../rollup/past-events.ts';
import type { Round } from '../round.ts';
import type { Sample } from '../sample.ts';
import type { Change } from '../verdict/replay.ts';
import type { Verdict } from '../verdict/verdict.ts';

/** As the 2021 Twitter data set has it (4ndv/russia-twitter-throttle). */
const STEP_MS = 5 * 60_000;
/** Byte timelines so exact that they could be matched with a recorded connection by themselves are none any more. */
const PROGRESS_MS = 10;

const coarse = (at: number): number => Math.floor(at / STEP_MS) * STEP_MS;
const tens = (ms: number): number => Math.round(ms / PROGRESS_MS) * PROGRESS_MS;

class Numbers {
  readonly #known = new Map<string, string>();
  constructor(readonly prefix: string) {}

  of(key: string): string {
    let name = this.#known.get(key);
    if (name === undefined) {
      name = `${this.prefix}${this.#known.size + 1}`;
      this.#known.set(key, name);
    }
    return name;
  }
}

function sharedVerdict(verdict: Verdict): Verdict {
  const { at, nextAt, evidence } = verdict;
  const since = evidence.since === undefined ? {} : { since: coarse(evidence.since) };
  return {
    ...verdict,
    at: coarse(at),
    nextAt: nextAt === null ? null : coarse(nextAt),
    evidence: { ...evidence, ...since },
  };
}

export class Share {
  readonly #rounds = new Numbers('round-');
  readonly #checks = new Numbers('check-');
  readonly #networks = new Numbers('net-');

  sample(sample: Sample): Sample {
    const { ip: _ip, progress, lastProgressMs, ...rest } = sample;
    const round = this.#rounds.of(sample.round);
    const timings = Object.fromEntries(
      Object.entries(sample.timings).flatMap(([name, ms]) => (ms === undefined ? [] : [[name, Math.round(ms)]])),
    );
    return {
      ...rest,
      id: `${round}${sample.id.slice(sample.round.length)}`,
      round,
      at: coarse(sample.at),
      timings: { ...timings, totalMs: Math.round(sample.timings.totalMs) },
      network: sample.network === 'unknown' ? 'unknown' : this.#networks.of(sample.network),
      ...(progress && { progress: progress.map(([ms, bytes]): [number, number] => [tens(ms), bytes]) }),
      ...(lastProgressMs !== undefined && { lastProgressMs: tens(lastProgressMs) }),
    };
  }

  round(round: Round): Round {
    return {
      ...round,
      id: this.#rounds.of(round.id),
      ...(round.check !== undefined && { check: this.#checks.of(round.check) }),
      plannedAt: coarse(round.plannedAt),
      startedAt: coarse(round.startedAt),
      ...(round.endedAt !== undefined && { endedAt: coarse(round.endedAt) }),
    };
  }

  verdict({ said, verdict }: Change): Change {
    return { said: coarse(said), verdict: sharedVerdict(verdict) };
  }

  event(event: PastEvent): PastEvent {
    const { worst, ...rest } = event;
    return {
      ...rest,
      ...(worst && { worst: { ...worst, at: coarse(worst.at) } }),
      start: coarse(event.start),
      lastSeen: coarse(event.lastSeen),
      end: event.end === null ? null : coarse(event.end),
      steps: event.steps.map((step) => ({ ...step, since: coarse(step.since) })),
      verdict: sharedVerdict(event.verdict),
    };
  }
}
