/** One TCP connection, and TLS on it, to the first address of a host that accepts. Certificates are looked at, not enforced. */
import net from 'node:net';
import tls from 'node:tls';
import type { Network } from './network.ts';

/** Node tries happy eyeballs itself only with its own resolver; two of each family are tried in turn here. */
const MOST_ADDRESSES = 3;

function openTo(address: string, port: number, timeoutMs: number): Promise<net.Socket> {
  return new Promise((resolve, reject) => {
    const socket = net.connect({ host: address, port });
    socket.setTimeout(timeoutMs, () => socket.destroy(new Error('no answer')));
    socket.once('connect', () => resolve(socket.setTimeout(0)));
    socket.once('error', reject);
  });
}

/** @throws the last address's error */
export async function openTcp(
  host: string,
  port: number,
  addresses: readonly string[],
  network: Network,
  timeoutMs: number,
): Promise<{ socket: net.Socket; address: string }> {
  let last: unknown = new Error('no address');
  for (const address of addresses.slice(0, MOST_ADDRESSES)) {
    try {
      return { socket: await openTo(address, network.port(host, port), timeoutMs), address };
    } catch (error) {
      last = error;
    }
  }
  throw last;
}

/** TLS with the host as SNI (RFC 6066 §3) and HTTP/1.1 only, whatever the certificate. @throws when the handshake fails */
export function openTls(raw: net.Socket, host: string, network: Network, timeoutMs: number): Promise<tls.TLSSocket> {
  return new Promise((resolve, reject) => {
    const socket = tls.connect({
      socket: raw,
      servername: host,
      ALPNProtocols: ['http/1.1'],
      rejectUnauthorized: false,
      ...(network.ca !== undefined && { ca: network.ca }),
    });
    const timer = setTimeout(() => socket.destroy(new Error('no answer')), timeoutMs);
    socket.once('secureConnect', () => {
      clearTimeout(timer);
      resolve(socket);
    });
    socket.once('error', (error) => {
      clearTimeout(timer);
      reject(error);
    });
    // A server that ends the connection in the middle of the handshake raises no error of its own.
    socket.once('close', () => {
      clearTimeout(timer);
      reject(new Error('closed during the handshake'));
    });
  });
}
