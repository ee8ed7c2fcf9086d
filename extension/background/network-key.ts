/**
 * The local name of the network in use: a keyed hash of the public prefix that a STUN server saw. The key is random, made here,
 * and never leaves; without it the name tells nothing. After a change of connection, or a question without an answer, it is
 * `unknown` until STUN answers. Only the control of the round is asked for it: servers of services would see other ways out.
 */
import { readKept, type Store, writeKept } from '../../src/store/index.ts';
import { z } from '../../src/zod.ts';
import { knownNetworkSchema, recognize } from './known-networks.ts';

/** Values of before pairs were kept have no `known`; their name is the hash of one prefix, and is found by it again. */
const keptSchema = z.object({
  secret: z.string(),
  network: z.string(),
  at: z.int(),
  known: z.optional(z.array(knownNetworkSchema)),
});
type Kept = z.infer<typeof keptSchema>;

/** A network last confirmed longer ago than this may have changed unseen, ms. */
const TRUSTED_MS = 2 * 3_600_000;

export const UNKNOWN_NETWORK = 'unknown';

const hex = (bytes: Uint8Array): string => Array.from(bytes, (b) => b.toString(16).padStart(2, '0')).join('');

async function kept(store: Store): Promise<Kept> {
  const parsed = keptSchema.safeParse(await readKept(store, 'network'));
  if (parsed.success) return parsed.data;
  return { secret: hex(crypto.getRandomValues(new Uint8Array(32))), network: UNKNOWN_NETWORK, at: 0 };
}

async function hashOf(secret: string, prefix: string): Promise<string> {
  const encoder = new TextEncoder();
  const key = await crypto.subtle.importKey('raw', encoder.encode(secret), { name: 'HMAC', hash: 'SHA-256' }, false, [
    'sign',
  ]);
  const signature = await crypto.subtle.sign('HMAC', key, encoder.encode(prefix));
  return `net-${hex(new Uint8Array(signature)).slice(0, 12)}`;
}

/** STUN has answered: the network by the prefixes it saw, `unknown` where it saw none that names a line. */
export async function nameNetwork(store: Store, now: number, seen: { v4?: string; v6?: string }): Promise<string> {
  if (seen.v4 === undefined && seen.v6 === undefined) return forgetNetwork(store, now);
  const state = await kept(store);
  const { name, known } = recognize(state.known ?? [], {
    ...(seen.v4 !== undefined && { v4: await hashOf(state.secret, seen.v4) }),
    ...(seen.v6 !== undefined && { v6: await hashOf(state.secret, seen.v6) }),
  });
  await writeKept(store, 'network', { ...state, network: name, at: now, known }, now);
  return name;
}

/** The network in use, if it was confirmed lately. */
export async function networkNow(store: Store, now: number, since = now - TRUSTED_MS): Promise<string> {
  const state = await kept(store);
  return state.at >= since && now >= state.at ? state.network : UNKNOWN_NETWORK;
}

/** The connection changed, or nobody answered: whatever network it was, it may be another one now. @returns `unknown` */
export async function forgetNetwork(store: Store, now: number): Promise<string> {
  const state = await kept(store);
  await writeKept(store, 'network', { ...state, network: UNKNOWN_NETWORK, at: now }, now);
  return UNKNOWN_NETWORK;
}
