/**
 * The local name of the network in use: a keyed hash of the public prefix a STUN server saw. The key is random, made here,
 * and never leaves; without it the name tells nothing. After a change of connection it is `unknown` until STUN answers.
 */
import { readKept, type Store, writeKept } from '../../src/store/index.ts';
import { z } from '../../src/zod.ts';

const keptSchema = z.object({ secret: z.string(), network: z.string(), at: z.int() });

/** A network last confirmed longer ago than this may have changed unseen, ms. */
const TRUSTED_MS = 2 * 3_600_000;

export const UNKNOWN_NETWORK = 'unknown';

const hex = (bytes: Uint8Array): string => Array.from(bytes, (b) => b.toString(16).padStart(2, '0')).join('');

async function kept(store: Store): Promise<{ secret: string; network: string; at: number }> {
  const parsed = keptSchema.safeParse(await readKept(store, 'network'));
  if (parsed.success) return parsed.data;
  return { secret: hex(crypto.getRandomValues(new Uint8Array(32))), network: UNKNOWN_NETWORK, at: 0 };
}

async function nameOf(secret: string, prefix: string): Promise<string> {
  const encoder = new TextEncoder();
  const key = await crypto.subtle.importKey('raw', encoder.encode(secret), { name: 'HMAC', hash: 'SHA-256' }, false, [
    'sign',
  ]);
  const signature = await crypto.subtle.sign('HMAC', key, encoder.encode(prefix));
  return `net-${hex(new Uint8Array(signature)).slice(0, 12)}`;
}

/** The network in use, after a STUN answer if one is given. */
export async function networkNow(store: Store, now: number, prefix?: string): Promise<string> {
  const state = await kept(store);
  if (prefix) {
    const network = await nameOf(state.secret, prefix);
    await writeKept(store, 'network', { secret: state.secret, network, at: now }, now);
    return network;
  }
  return now - state.at < TRUSTED_MS && now >= state.at ? state.network : UNKNOWN_NETWORK;
}

/** The connection changed: whatever network it was, it may be another one now. */
export async function forgetNetwork(store: Store, now: number): Promise<void> {
  const state = await kept(store);
  await writeKept(store, 'network', { ...state, network: UNKNOWN_NETWORK, at: now }, now);
}
