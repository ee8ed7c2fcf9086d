/**
 * One sealed report to one of the relays, in random order. There is no other way: where none answers, nothing was sent and
 * the report waits. The gateway's address is not known to a client at all.
 */
import type { Answer } from './answer.ts';
import type { Opener, Sealed } from './ohttp.ts';
import { openAnswer } from './seal-report.ts';
import { KEY_PROBLEM, RESPONSE_TYPE } from './wire.ts';

export interface RelayReply {
  status: number;
  /** Media type without parameters. */
  type: string;
  body: Uint8Array;
  /** Seconds, where the relay said so. */
  retryAfter?: number;
}

/** Undefined: no answer came. */
export type Post = (relay: string, hour: string, body: Uint8Array<ArrayBuffer>) => Promise<RelayReply | undefined>;

export type Delivery =
  | { kind: 'answered'; answer: Answer; relay: string }
  /** The gateway does not know the key, so it cannot have counted these bytes: a newer manifest, and sealed anew. */
  | { kind: 'unknown-key'; relay: string }
  /** No relay took it; the longest time that one asked to be left alone, ms. */
  | { kind: 'none'; waitMs: number };

export function shuffled<Item>(items: readonly Item[], random: () => number): Item[] {
  const list = [...items];
  for (let i = list.length - 1; i > 0; i -= 1) {
    const j = Math.floor(random() * (i + 1));
    [list[i], list[j]] = [list[j] as Item, list[i] as Item];
  }
  return list;
}

function isKeyProblem({ status, type, body }: RelayReply): boolean {
  if (status !== 400 || type !== 'application/problem+json') return false;
  try {
    const problem: unknown = JSON.parse(new TextDecoder().decode(body));
    return typeof problem === 'object' && problem !== null && 'type' in problem && problem.type === KEY_PROBLEM;
  } catch {
    return false;
  }
}

async function answerIn(reply: RelayReply, opener: Opener): Promise<Answer | undefined> {
  return reply.status === 200 && reply.type === RESPONSE_TYPE ? openAnswer(opener, reply.body) : undefined;
}

export async function deliver(
  relays: readonly string[],
  hour: string,
  { body, opener }: Sealed,
  post: Post,
  random: () => number,
): Promise<Delivery> {
  let waitMs = 0;
  let unknownKey: string | undefined;
  for (const relay of shuffled(relays, random)) {
    const reply = await post(relay, hour, body);
    if (!reply) continue;
    const answer = await answerIn(reply, opener);
    if (answer && answer.answer !== 'later') return { kind: 'answered', answer, relay };
    if (isKeyProblem(reply)) unknownKey ??= relay;
    // A relay may ask for an hour of peace, not for a month.
    waitMs = Math.max(waitMs, Math.min(reply.retryAfter ?? 0, 3_600) * 1000);
  }
  return unknownKey === undefined ? { kind: 'none', waitMs } : { kind: 'unknown-key', relay: unknownKey };
}
