/** The ProbeEnv of a real place: an offscreen document, a frame in it, or Firefox's event page. */
import type { RawTiming } from '../../src/observation.ts';
import type { PeerConnection, ProbeEnv } from '../../src/probe/env.ts';
import { onNetworkChange } from './network-change.ts';

const POLL_MS = 10;

function find(url: string, since: number): RawTiming | undefined {
  const href = new URL(url).href;
  const entries = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
  // 1 ms: Firefox rounds startTime down.
  return entries.findLast((e) => e.name === href && e.startTime >= since - 1)?.toJSON() as RawTiming | undefined;
}

async function timing(url: string, since: number, waitMs: number): Promise<RawTiming | undefined> {
  const deadline = performance.now() + waitMs;
  for (;;) {
    const entry = find(url, since);
    if (entry || performance.now() > deadline) {
      if (performance.getEntriesByType('resource').length > BUFFER / 2) performance.clearResourceTimings();
      return entry;
    }
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

function peer(stunUrl: string): PeerConnection {
  return new RTCPeerConnection({ iceServers: [{ urls: stunUrl }] }) as unknown as PeerConnection;
}

/**
 * A full buffer silently takes no more (W3C Resource Timing §4.4), and 250 entries, the default, are soon full where the page lives for
 * many rounds. Half full it is emptied: a request just ending in parallel may then lose its phases, once in thousands.
 */
const BUFFER = 10_000;
performance.setResourceTimingBufferSize(BUFFER);

/** @param freshPool whether this place has connections of its own, none of them used yet */
export function probeEnv(freshPool: boolean, resolve?: ProbeEnv['resolve']): ProbeEnv {
  const asked = new Set<string>();
  let changedAt = Number.NEGATIVE_INFINITY;
  const changed = (): void => {
    changedAt = performance.now();
  };
  addEventListener('offline', changed);
  onNetworkChange(changed);
  return {
    fetch: (input, init) => fetch(input, init),
    now: () => performance.now(),
    wall: () => Date.now(),
    online: () => navigator.onLine,
    networkChangedSince: (at) => changedAt >= at,
    timing,
    WebSocket,
    ...(typeof RTCPeerConnection === 'function' && { peer }),
    ...(resolve && { resolve }),
    freshPool(host): boolean {
      const first = freshPool && !asked.has(host);
      asked.add(host);
      return first;
    },
  };
}
