/** The ProbeEnv of a real place: an offscreen document, a frame in it, or Firefox's event page. */
import type { RawTiming } from '../../src/observation.ts';
import type { PeerConnection, ProbeEnv } from '../../src/probe/env.ts';

/** How long the Resource Timing entry may come after the request's end, ms; it is queued as a task of its own. */
const ENTRY_WAIT_MS = 250;
const POLL_MS = 10;

function find(url: string, since: number): RawTiming | undefined {
  const href = new URL(url).href;
  const entries = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
  // 1 ms: Firefox rounds startTime down.
  return entries.findLast((e) => e.name === href && e.startTime >= since - 1)?.toJSON() as RawTiming | undefined;
}

async function timing(url: string, since: number): Promise<RawTiming | undefined> {
  const deadline = performance.now() + ENTRY_WAIT_MS;
  for (;;) {
    const entry = find(url, since);
    if (entry || performance.now() > deadline) {
      return entry;
    }
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

function peer(stunUrl: string): PeerConnection {
  return new RTCPeerConnection({ iceServers: [{ urls: stunUrl }] }) as unknown as PeerConnection;
}

// The buffer holds 250 entries and silently takes no more (W3C Resource Timing §4.4); the event page lives for many rounds.
performance.setResourceTimingBufferSize(10_000);

/** @param freshPool whether this place has connections of its own, none of them used yet */
export function probeEnv(freshPool: boolean, resolve?: ProbeEnv['resolve']): ProbeEnv {
  const asked = new Set<string>();
  let changedAt = Number.NEGATIVE_INFINITY;
  for (const event of ['online', 'offline']) addEventListener(event, () => (changedAt = performance.now()));
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
