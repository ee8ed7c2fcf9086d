/**
 * STUN servers (RFC 8489): a Binding request is answered with an XOR-MAPPED-ADDRESS from the documentation range, so that a
 * browser gathers a server-reflexive candidate that could never be its own. Each named host has a loopback address of its
 * own, since a UDP packet does not say which name it was sent to.
 */
import dgram from 'node:dgram';
import type { BehaviourTable } from './behaviour-table.ts';
import { clock, type StunRecord } from './records.ts';

const MAGIC_COOKIE = 0x2112a442;
const BINDING_REQUEST = 0x0001;
const BINDING_SUCCESS = 0x0101;
const XOR_MAPPED_ADDRESS = 0x0020;
/** RFC 5737, TEST-NET-3. */
export const MAPPED_ADDRESS = '203.0.113.7';

/** The answer to a Binding request, or null for anything else. @param mapped the IPv4 address that it shows */
export function bindingAnswer(request: Buffer, port: number, mapped: string = MAPPED_ADDRESS): Buffer | null {
  if (request.length < 20 || request.readUInt16BE(0) !== BINDING_REQUEST) return null;
  if (request.readUInt32BE(4) !== MAGIC_COOKIE) return null;
  const answer = Buffer.alloc(32);
  answer.writeUInt16BE(BINDING_SUCCESS, 0);
  answer.writeUInt16BE(12, 2);
  request.copy(answer, 4, 4, 20); // cookie and transaction id
  answer.writeUInt16BE(XOR_MAPPED_ADDRESS, 20);
  answer.writeUInt16BE(8, 22);
  answer.writeUInt8(1, 25); // IPv4
  answer.writeUInt16BE(port ^ (MAGIC_COOKIE >>> 16), 26);
  const address = Buffer.from(mapped.split('.').map(Number)).readUInt32BE();
  answer.writeUInt32BE((address ^ MAGIC_COOKIE) >>> 0, 28);
  return answer;
}

export interface StunWorld {
  table: BehaviourTable;
  record(record: StunRecord): void;
}

export interface StunPlace {
  /** Null: asked by address or by a host without an address of its own. */
  host: string | null;
  address: string;
  port: number;
}

/** Rejects with one sentence where a port is taken. */
export async function startStun(places: readonly StunPlace[], world: StunWorld): Promise<{ stop(): void }> {
  const sockets: dgram.Socket[] = [];
  const stop = (): void => {
    for (const socket of sockets) socket.close();
  };
  try {
    for (const place of places) sockets.push(await open(place, world));
  } catch (error) {
    stop();
    throw error;
  }
  return { stop };
}

function open(place: StunPlace, world: StunWorld): Promise<dgram.Socket> {
  const socket = dgram.createSocket('udp4');
  const host = place.host ?? '';
  socket.on('message', (packet, from) => {
    const mapped = world.table.get(host, 'stun-mapped')?.address;
    const answer = bindingAnswer(packet, from.port, mapped === 'own' ? from.address : mapped);
    const answered = answer !== null && !world.table.has(host, 'stun-silent');
    const server = `${place.host ?? '*'}:${place.port}`;
    world.record({ type: 'stun', server, bytes: packet.length, answered, at: clock() });
    if (!answer || !answered) return;
    const send = (): void => socket.send(answer, from.port, from.address, () => {});
    const delay = world.table.get(host, 'stun-delay')?.ms ?? 0;
    if (delay === 0) return send();
    setTimeout(() => {
      try {
        send();
      } catch {
        // The lab was stopped in the meantime: the socket is closed.
      }
    }, delay).unref();
  });
  return new Promise((done, fail) => {
    socket.once('error', (error: NodeJS.ErrnoException) => {
      const why = error.code === 'EADDRINUSE' ? 'is taken by another program (a second lab?)' : `: ${error.message}`;
      fail(new Error(`UDP port ${place.port} on ${place.address} ${why}; the lab needs it for STUN.`));
    });
    socket.bind(place.port, place.address, () => {
      socket.removeAllListeners('error');
      socket.on('error', () => {});
      done(socket);
    });
  });
}
