/**
 * transfer: the first `maxBytes` of a real static object, with its byte timeline.
 *
 * Measured: cumulative body bytes against milliseconds since the call of fetch, one point per chunk as the reader got it;
 * goodput is later taken from the first to the last point (RFC 2647 §3.17: bits that arrive, per second). A chunk is what
 * the browser hands over, not a packet. The Range header (RFC 9110 §14.2) spares the rest of the object where the server
 * honours it; elsewhere reading stops at the limit. Method page: docs/methods/transfer.md.
 */
import { fetchOnce } from './fetch-once.ts';
import type { Probe } from './probe.ts';

export const transfer: Probe = (step, env, limits, cancel) =>
  fetchOnce(step, env, limits, cancel, { Range: `bytes=0-${step.maxBytes - 1}` });
