/** Addresses and ports of the lab on loopback. */
import net from 'node:net';
import type { StunPlace } from './stun.ts';

const STUN_PORTS = [3478, 19302];

/** Resolves with the port; rejects with one sentence. Port 0: any that is free. */
export function listen(server: net.Server, port: number, host: string): Promise<number> {
  return new Promise((done, fail) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const why =
        error.code === 'EADDRINUSE' ? 'is taken by another program; start the lab again' : `: ${error.message}`;
      fail(new Error(`Port ${port} on ${host} ${why}.`));
    });
    server.listen(port, host, () => {
      const address = server.address();
      done(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}

/** A listener, tried on a free port that both addresses have. */
export async function listenOnBoth(accept: (socket: net.Socket) => void, hosts: readonly [string, string]) {
  // The client's FIN must not be answered by ours on its own: how a connection ends is the lab's to say.
  const make = (): net.Server => net.createServer({ allowHalfOpen: true }, accept);
  for (let attempt = 1; ; attempt++) {
    const first = make();
    const port = await listen(first, 0, hosts[0]);
    const second = make();
    try {
      await listen(second, port, hosts[1]);
      return { port, listeners: [first, second] };
    } catch (error) {
      first.close();
      if (attempt === 5) throw error;
    }
  }
}

/**
 * Where STUN is answered: 127.0.0.1 on the usual ports and the caller's, and one address of its own for each named server.
 * `addresses` gets the names' addresses written in. Throws with one sentence on a name that is not `host:port`.
 */
export function stunPlaces(
  named: readonly string[],
  ports: readonly number[],
  addresses: Map<string, string>,
): StunPlace[] {
  const places: StunPlace[] = [...new Set([...STUN_PORTS, ...ports])].map((port) => ({
    host: null,
    address: '127.0.0.1',
    port,
  }));
  const own = new Map<string, string>();
  for (const name of new Set(named)) {
    const match = /^(?:stun:)?([^:]+):(\d{1,5})$/.exec(name);
    const host = match?.[1]?.toLowerCase();
    if (host === undefined) throw new Error(`stun "${name}": must be host:port, like stun.example:3478.`);
    const address = own.get(host) ?? `127.77.0.${own.size + 1}`;
    own.set(host, address);
    addresses.set(host, address);
    places.push({ host, address, port: Number(match?.[2]) });
  }
  return places;
}
