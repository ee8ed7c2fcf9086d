/** How the checker reaches the net; the test puts loopback in its place. */
import { lookup } from 'node:dns/promises';

export interface Network {
  /** Addresses of a name, IPv4 first; empty where there are none. */
  resolve(host: string): Promise<string[]>;
  /** Port to connect to in place of the usual one. */
  port(host: string, port: number): number;
  /** Certificate authorities to trust in place of Node's own list, PEM. */
  ca?: string;
}

export const realNetwork: Network = {
  async resolve(host) {
    try {
      const found = await lookup(host, { all: true });
      return found.sort((a, b) => a.family - b.family).map((entry) => entry.address);
    } catch {
      return []; // no such name, or no resolver: the caller tells the two apart by asking many
    }
  },
  port: (_host, port) => port,
};
