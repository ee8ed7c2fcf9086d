/**
 * http: one light request, HEAD where the endpoint allows it.
 *
 * Measured: from the call of fetch (Resource Timing `startTime`, W3C Resource Timing §4.3) to the response's header
 * (`responseStart`) and to the end of the body, milliseconds; phases between them where the browser shows them.
 * Any status is an answer. Method page: docs/methods/http.md.
 */
import { fetchOnce } from './fetch-once.ts';
import type { Probe } from './probe.ts';

export const http: Probe = (step, env, limits, cancel) => fetchOnce(step, env, limits, cancel);
