/** Addresses and ports of the lab on loopback. */
import { randomInt } from 'node:crypto';
import net from 'node:net';
import type { StunPlace } from './stun.ts';

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

/** Listeners on one free port that all the addresses have. */
export async function listenOnAll(accept: (socket: net.Socket) => void, hosts: readonly string[]) {
  // The client's FIN must not be answered by ours on its own: how a connection ends is the lab's to say.
  const make = (): net.Server => net.createServer({ allowHalfOpen: true }, accept);
  for (let attempt = 1; ; attempt++) {
    const listeners = hosts.map(make);
    let port = 0;
    try {
      for (const [i, listener] of listeners.entries()) port = await listen(listener, port, hosts[i] ?? '127.0.0.1');
      return { port, listeners };
    } catch (error) {
      for (const listener of listeners) listener.close();
      if (attempt === 5) throw error;
    }
  }
}

/**
 * An address of its own for every host. Browsers open one WebSocket at a time to one address (RFC 6455 §4.1, both tried): behind
 * a silent one all others would wait, which hosts of different services do not do in the real world.
 */
export function ownAddresses(hosts: readonly string[]): Map<string, string> {
  // Above those of stunPlaces; 250 in a block, so that none ends in 0 or 255.
  const block = `127.${randomInt(192, 255)}`;
  return new Map(hosts.map((host, i) => [host, `${block}.${Math.floor(i / 250)}.${1 + (i % 250)}`]));
}

/**
 * Where STUN is answered: 127.0.0.1 on the ports given, and one address of its own for each named server.
 * `addresses` gets the names' addresses written in. Throws with one sentence on a name that is not `host:port`.
 */
export function stunPlaces(
  named: readonly string[],
  ports: readonly number[],
  addresses: Map<string, string>,
): StunPlace[] {
  const places: StunPlace[] = [...new Set(ports)].map((port) => ({
    host: null,
    address: '127.0.0.1',
    port,
  }));
  // The ports are fixed by the names, so two labs at once keep apart by address.
  const block = `127.${randomInt(64, 192)}.${randomInt(256)}`;
  const own = new Map<string, string>();
  for (const name of new Set(named)) {
    const match = /^(?:stun:)?([^:]+):(\d{1,5})$/.exec(name);
    const host = match?.[1]?.toLowerCase();
    if (host === undefined) throw new Error(`stun "${name}": must be host:port, like stun.example:3478.`);
    const address = own.get(host) ?? `${block}.${own.size + 1}`;
    own.set(host, address);
    addresses.set(host, address);
    places.push({ host, address, port: Number(match?.[2]) });
  }
  return places;
}
