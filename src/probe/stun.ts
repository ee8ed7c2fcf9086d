/**
 * stun: whether UDP reaches a STUN server and comes back (RFC 8489 §6, Binding), through the browser's ICE agent.
 *
 * Measured: from setting the local description to the first server-reflexive candidate, milliseconds; includes the name's
 * resolution and the agent's own start; absent where the answer shows only in the end of gathering (gathering.ts). It says "UDP
 * path", never "calls". Candidates hold the person's addresses: only the public prefixes leave this function, to be hashed
 * for the network's key. Method page: docs/methods/stun.md.
 */
import type { Observation } from '../observation.ts';
import { createGathering, type Told } from './gathering.ts';
import { limitRequest } from './limit.ts';
import type { Probe } from './probe.ts';

/**
 * After the first answer, for that of the other address family: an agent ends gathering within 0.15 s where all have answered
 * (both tried), and a silent one is not waited for.
 */
const OTHER_FAMILY_MS = 300;

export const stun: Probe = async (step, env, limits, cancel) => {
  const limit = limitRequest(limits, cancel);
  const at = env.wall();
  const start = env.now();
  const peer = env.peer?.(step.url);
  const gathering = createGathering(step.url, peer?.onicecandidateerror !== undefined);
  let headMs: number | undefined;
  let complete = false;
  let other: ReturnType<typeof setTimeout> | undefined;
  const ended = await new Promise<Observation['end']>((resolve) => {
    if (!peer) return resolve('cancelled');
    const leave = (how: Observation['end']): void => {
      resolve(how);
      peer.close();
    };
    peer.onicecandidateerror = ({ port }): void => gathering.error(port);
    peer.onicecandidate = ({ candidate }): void => {
      if (candidate && gathering.candidate(candidate.candidate) && headMs === undefined) {
        headMs = env.now() - start;
        other = setTimeout(() => leave('complete'), OTHER_FAMILY_MS);
      }
      if (candidate) return;
      complete = true;
      const told = gathering.told(true);
      if (told === 'answered') leave('complete');
      // Offline there is nothing to ask from either: that is the line's word, said at the limit.
      else if (told === 'unsure' && env.online()) leave('error');
    };
    limit.signal.addEventListener('abort', () => leave(limit.stopped() ?? 'cancelled'));
    peer.createDataChannel('');
    peer
      .createOffer()
      .then((offer) => peer.setLocalDescription(offer))
      .catch(() => leave('error'));
  });
  clearTimeout(other);
  limit.clear();
  const told: Told = gathering.told(complete);
  const prefixes = gathering.prefixes(complete);
  return {
    kind: 'stun',
    url: step.url,
    at,
    // An answer that came is an answer, also where our time ran out while waiting for another.
    end: told === 'answered' && ended !== 'cancelled' ? 'complete' : ended,
    totalMs: env.now() - start,
    wallMs: env.wall() - at,
    freshPool: true,
    online: env.online(),
    stun: { told, prefixes },
    ...(headMs !== undefined && { headMs }),
  };
};
