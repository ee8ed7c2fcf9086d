/** Asks one endpoint the way its kind says, and reports how far that came. Resolves always. */
import type { TLSSocket } from 'node:tls';
import { addressOf } from '../../src/targets/address.ts';
import type { Endpoint } from '../../src/targets/target.ts';
import type { Answer, Stage } from './answer.ts';
import { askHttp } from './ask-http.ts';
import { askStun } from './ask-stun.ts';
import { hasKnownAuthority } from './authority.ts';
import { openTcp, openTls } from './connect.ts';
import type { Network } from './network.ts';

function words(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return code ?? message;
}

/** Node names what is wrong with a certificate by a code, sometimes as a string, sometimes as an Error. */
function certificateOf(socket: TLSSocket, ca: string | undefined): Answer['certificate'] {
  if (socket.authorized) return { trusted: true };
  const reason: unknown = socket.authorizationError;
  const unknownAuthority = !hasKnownAuthority(socket, ca);
  return { trusted: false, reason: reason instanceof Error ? words(reason) : String(reason), unknownAuthority };
}

/** @param addresses of the host, looked up before */
export async function ask(
  endpoint: Endpoint,
  addresses: readonly string[],
  network: Network,
  timeoutMs: number,
): Promise<Answer> {
  const start = performance.now();
  const answer: Omit<Answer, 'stage' | 'ms'> = {};
  let stage: Stage = 'resolve';
  const ended = (): Answer => ({ ...answer, stage, ms: Math.round(performance.now() - start) });
  const target = addressOf(endpoint.url);
  const first = addresses[0];
  if (!target || first === undefined) return { ...ended(), failure: 'the name has no address' };
  const { scheme, host, port } = target;
  stage = 'connect';
  try {
    if (scheme === 'stun:') {
      answer.address = first;
      stage = 'answer'; // UDP has no connection to fail
      await askStun(first, network.port(host, port), timeoutMs);
    } else {
      const { socket: raw, address } = await openTcp(host, port, addresses, network, timeoutMs);
      answer.address = address;
      let socket: typeof raw = raw;
      if (scheme !== 'http:') {
        stage = 'tls';
        const secure = await openTls(raw, host, network, timeoutMs);
        const certificate = certificateOf(secure, network.ca);
        socket = secure;
        if (certificate) answer.certificate = certificate;
        // A browser goes no further here, so neither do we.
        if (!secure.authorized) {
          secure.destroy();
          return ended();
        }
      }
      stage = 'answer';
      const how = endpoint.kind === 'websocket' ? 'upgrade' : (endpoint.method ?? 'HEAD');
      Object.assign(answer, await askHttp(socket, new URL(endpoint.url), how, timeoutMs));
    }
    stage = 'answer';
  } catch (error) {
    return { ...ended(), failure: words(error) };
  }
  return ended();
}
