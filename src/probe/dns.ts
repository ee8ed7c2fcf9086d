/**
 * dns: one resolution of a name by the browser's own resolver (Firefox `dns.resolve`; no other browser has it).
 *
 * Measured: from the call to the answer, milliseconds. A cached answer is quick and cannot be told from a quick resolver.
 * Addresses are counted, not kept. Method page: docs/methods/dns.md.
 */
import type { Observation } from '../observation.ts';
import { limitRequest } from './limit.ts';
import type { Probe } from './probe.ts';

export const dns: Probe = async (step, env, limits, cancel) => {
  const limit = limitRequest(limits, cancel);
  const at = env.wall();
  const start = env.now();
  let seen: Observation['dns'];
  let end: Observation['end'] = 'complete';
  let errorName: string | undefined;
  const stopped = new Promise<never>((_, reject) => {
    limit.signal.addEventListener('abort', () => reject(new Error('stopped')));
  });
  try {
    if (!env.resolve) throw new Error('no resolver here');
    seen = await Promise.race([env.resolve(step.host), stopped]);
  } catch (error) {
    end = limit.stopped() ?? 'error';
    // Firefox rejects with the code as its message (toolkit/components/extensions/parent/ext-dns.js).
    errorName = error instanceof Error ? error.message : undefined;
  } finally {
    limit.clear();
  }
  const totalMs = env.now() - start;
  return {
    kind: 'dns',
    url: step.url,
    at,
    end,
    totalMs,
    wallMs: env.wall() - at,
    freshPool: true,
    online: env.online(),
    ...(seen && { dns: seen, headMs: totalMs }),
    ...(errorName !== undefined && { errorName }),
  };
};
