/**
 * Requests to a part of a service (media, backend) in a round that asked the app's own host as well. They tell of that part alone: an
 * answer of one does not end a run of the app's failures, and its failure begins none. Where a round asked a part in place of
 * the app (Firefox, quick rounds) it stands for the service.
 */
import { isPart } from '../targets/part.ts';

interface Asked {
  round: string;
  role: string;
  kind: string;
}

/** Those left when what was asked beside the app is taken out, in the same order. */
export function withoutBeside<T extends Asked>(asked: readonly T[]): readonly T[] {
  const parts = asked.filter((a) => a.kind === 'http' && isPart(a.role));
  if (parts.length === 0) return asked;
  // In every second quick round the WebSocket is asked in the app's place (schedule/choose-steps.ts).
  const own = asked.filter((a) => a.kind === 'websocket' || (a.kind === 'http' && a.role === 'app'));
  const app = new Set(own.map((a) => a.round));
  const beside = new Set(parts.filter((a) => app.has(a.round)));
  return beside.size === 0 ? asked : asked.filter((a) => !beside.has(a));
}
