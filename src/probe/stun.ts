/**
 * stun: whether UDP reaches a STUN server and comes back (RFC 8489 §6, Binding), through the browser's ICE agent.
 *
 * Measured: from setting the local description to the first server-reflexive candidate, milliseconds; includes the name's
 * resolution and the agent's own start. It says "UDP path", never "calls". Candidates hold the person's addresses: only
 * the public prefix leaves this function, to be hashed for the network's key. Method page: docs/methods/stun.md.
 */
import type { Observation } from '../observation.ts';
import { limitRequest } from './limit.ts';
import type { Probe } from './probe.ts';

/** The /24 or /48 of the mapped address in a `typ srflx` candidate line (RFC 8839 §5.1), or undefined. */
export function reflexivePrefix(candidate: string): string | undefined {
  const fields = candidate.split(' ');
  if (fields[fields.indexOf('typ') + 1] !== 'srflx') return undefined;
  const address = fields[4] ?? '';
  if (address.includes(':')) return address.split(':').slice(0, 3).join(':');
  return address.split('.').slice(0, 3).join('.');
}

export const stun: Probe = async (step, env, limits, cancel) => {
  const limit = limitRequest(limits, cancel);
  const at = env.wall();
  const start = env.now();
  const seen: NonNullable<Observation['stun']> = { answered: false };
  let headMs: number | undefined;
  const end = await new Promise<Observation['end']>((resolve) => {
    const peer = env.peer?.(step.url);
    if (!peer) return resolve('cancelled');
    const leave = (how: Observation['end']): void => {
      resolve(how);
      peer.close();
    };
    peer.onicecandidate = (event): void => {
      const prefix = event.candidate && reflexivePrefix(event.candidate.candidate);
      if (!prefix) return;
      headMs = env.now() - start;
      seen.answered = true;
      seen.prefix = prefix;
      leave('complete');
    };
    limit.signal.addEventListener('abort', () => leave(limit.stopped() ?? 'cancelled'));
    peer.createDataChannel('');
    peer
      .createOffer()
      .then((offer) => peer.setLocalDescription(offer))
      .catch(() => leave('error'));
  });
  limit.clear();
  return {
    kind: 'stun',
    url: step.url,
    at,
    end,
    totalMs: env.now() - start,
    wallMs: env.wall() - at,
    freshPool: true,
    online: env.online(),
    stun: seen,
    ...(headMs !== undefined && { headMs }),
  };
};
