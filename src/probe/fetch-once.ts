/**
 * One fetch, from the call to the end of the body or to `maxBytes`, whichever is first: the ground of `http` and `transfer`.
 *
 * `redirect: 'manual'`: a redirect is an answer, and following it would ask a host that the person did not choose.
 * `cache: 'no-store'`, `credentials: 'omit'`, no referrer: what leaves is equal for equal browsers.
 */
import type { Observation } from '../observation.ts';
import type { Step } from '../round.ts';
import type { Limits, ProbeEnv } from './env.ts';
import { limitRequest, type RequestLimit } from './limit.ts';

type Body = Pick<Observation, 'bytes' | 'progress' | 'short' | 'cut'>;

/** Announced body length; unknown where a coding changes what the reader sees (RFC 9110 §8.6), or for HEAD. */
function announced(response: Response, step: Step): number {
  const length = Number(response.headers.get('content-length') ?? Number.NaN);
  const coded = (response.headers.get('content-encoding') ?? 'identity') !== 'identity';
  return step.method === 'HEAD' || coded || !Number.isFinite(length) ? 0 : length;
}

async function readBody(
  response: Response,
  step: Step,
  env: ProbeEnv,
  start: number,
  limit: RequestLimit,
  seen: Body,
): Promise<void> {
  const reader = response.body?.getReader();
  if (!reader) return;
  let bytes = 0;
  const progress: [number, number][] = [];
  seen.bytes = 0;
  seen.progress = progress;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) {
      if (bytes < Math.min(announced(response, step), step.maxBytes)) seen.short = true;
      return;
    }
    bytes += value.byteLength;
    seen.bytes = bytes;
    progress.push([env.now() - start, bytes]);
    limit.progress();
    if (bytes >= step.maxBytes) {
      const length = announced(response, step);
      if (length !== bytes) seen.cut = length > 0 ? { announced: length } : {};
      // Enough seen. Ends the stream; over HTTP/2 the connection lives on, over HTTP/1.1 it closes (RFC 9113 §8.1).
      await reader.cancel();
      return;
    }
  }
}

/**
 * How long the Resource Timing entry may come after the request's end, ms: it is a task of its own, and Firefox on a busy
 * computer took over 250 ms for a HEAD request. A failed request has none in some browsers: no long wait for it.
 */
const ENTRY_WAIT_MS = 1_500;
const FAILED_ENTRY_WAIT_MS = 150;

/** Runs the request of `step`; `headers` are ours (Range). Resolves always. */
export async function fetchOnce(
  step: Step,
  env: ProbeEnv,
  limits: Limits,
  cancel: AbortSignal,
  headers: Record<string, string> = {},
): Promise<Observation> {
  const freshPool = env.freshPool(step.host);
  const limit = limitRequest(limits, cancel);
  const at = env.wall();
  const start = env.now();
  const seen: Body & Pick<Observation, 'status' | 'headMs' | 'redirected'> = {};
  let end: Observation['end'] = 'complete';
  try {
    const response = await env.fetch(step.url, {
      method: step.method,
      headers,
      cache: 'no-store',
      credentials: 'omit',
      redirect: 'manual',
      referrerPolicy: 'no-referrer',
      signal: limit.signal,
    });
    seen.headMs = env.now() - start;
    // An opaque redirect shows status 0; webRequest has the real one.
    if (response.status > 0) seen.status = response.status;
    if (response.type === 'opaqueredirect') seen.redirected = true;
    limit.progress();
    await readBody(response, step, env, start, limit, seen);
  } catch {
    end = limit.stopped() ?? 'error';
  } finally {
    limit.clear();
  }
  const totalMs = env.now() - start;
  const wallMs = env.wall() - at;
  const timing = await env.timing(step.url, start, end === 'complete' ? ENTRY_WAIT_MS : FAILED_ENTRY_WAIT_MS);
  return {
    kind: step.kind,
    url: step.url,
    at,
    end,
    totalMs,
    wallMs,
    freshPool,
    online: env.online(),
    ...seen,
    ...(timing && { timing }),
  };
}
