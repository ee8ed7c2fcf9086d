/**
 * websocket: the opening handshake (RFC 6455 §4), and the first frame where the server speaks first.
 *
 * Measured: from the constructor to the `open` event, milliseconds (`headMs`), and to the server's first frame (`firstFrameMs`); this includes DNS, connect, TLS and the
 * upgrade's answer, which the browser does not show apart. Nothing is sent. An HTTP answer that refuses the upgrade proves
 * reach. Method page: docs/methods/websocket.md.
 */
import type { Observation } from '../observation.ts';
import { limitRequest } from './limit.ts';
import type { Probe } from './probe.ts';

/** How long an open socket may wait for the server's first frame before we leave, ms. */
const FIRST_FRAME_MS = 1500;
/**
 * How long a cancel waits for a socket that is still connecting, ms. Firefox (ESR 153) carries the handshake out even after
 * close(), looking the name up and connecting at its leisure: whoever cancels to delete everything must not go on before that.
 */
const CANCEL_MS = 2000;

export const websocket: Probe = async (step, env, limits, cancel) => {
  const freshPool = env.freshPool(step.host);
  const limit = limitRequest(limits, cancel);
  const at = env.wall();
  const start = env.now();
  const seen: NonNullable<Observation['websocket']> = { opened: false };
  let headMs: number | undefined;
  const end = await new Promise<Observation['end']>((resolve) => {
    const WebSocketHere = env.WebSocket;
    if (!WebSocketHere) return resolve('cancelled');
    const socket = new WebSocketHere(step.url);
    const leave = (how: Observation['end']): void => {
      resolve(how);
      socket.close();
    };
    socket.onopen = (): void => {
      headMs = env.now() - start;
      seen.opened = true;
      setTimeout(() => leave('complete'), FIRST_FRAME_MS);
    };
    socket.onmessage = (): void => {
      seen.firstFrameMs ??= env.now() - start;
      leave('complete');
    };
    socket.onclose = (): void => {
      resolve(seen.opened ? 'complete' : (limit.stopped() ?? 'error'));
    };
    // A cancel ends an open socket too: nothing of ours may outlive it.
    limit.signal.addEventListener('abort', () => {
      if (seen.opened) return leave('complete');
      const why = limit.stopped() ?? 'cancelled';
      if (why !== 'cancelled') return leave(why);
      socket.onopen = (): void => leave('cancelled');
      setTimeout(() => leave('cancelled'), CANCEL_MS);
    });
  });
  limit.clear();
  return {
    kind: 'websocket',
    url: step.url,
    at,
    end,
    totalMs: env.now() - start,
    wallMs: env.wall() - at,
    freshPool,
    online: env.online(),
    websocket: seen,
    ...(headMs !== undefined && { headMs }),
  };
};
