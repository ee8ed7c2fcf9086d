/**
 * WebSocket on every host (RFC 6455, HTTP/1.1 upgrade). Discord's gateway speaks first, as the real one does: opcode 10,
 * HELLO, without a login. Everything else opens and stays silent.
 */
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import type { BehaviourTable } from './behaviour-table.ts';
import { clock, type WebSocketRecord } from './records.ts';

const GATEWAY = 'gateway.discord.gg';
const HELLO = JSON.stringify({ op: 10, d: { heartbeat_interval: 41_250 } });

/** As real services do; nobody of ours may keep or bring it. */
export const COOKIES = ['lab=1; Path=/; Secure; SameSite=None', 'lax=1; Path=/; SameSite=Lax'];

export class WebSockets {
  readonly #server = new WebSocketServer({ noServer: true, perMessageDeflate: false });
  readonly #table: BehaviourTable;

  constructor(table: BehaviourTable) {
    this.#table = table;
    this.#server.on('headers', (headers) => headers.push(...COOKIES.map((cookie) => `Set-Cookie: ${cookie}`)));
  }

  async upgrade(request: IncomingMessage, socket: Duplex, head: Buffer, record: WebSocketRecord): Promise<void> {
    const { host } = record;
    socket.on('error', () => {});
    socket.on('close', () => {
      record.closedAt ??= clock();
    });
    if (this.#table.has(host, 'websocket-stall')) return;
    const think = this.#table.get(host, 'think')?.ms ?? 0;
    if (think > 0) await new Promise((done) => setTimeout(done, think));
    if (record.closedAt !== undefined) return;
    const reject = this.#table.get(host, 'websocket-reject') ?? this.#table.get(host, 'status');
    if (reject) {
      record.outcome = 'rejected';
      socket.end(`HTTP/1.1 ${reject.code} Rejected\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`);
      return;
    }
    this.#server.handleUpgrade(request, socket, head, (client) => {
      record.openedAt = clock();
      record.outcome = 'open';
      client.on('error', () => {});
      if (host === GATEWAY) client.send(HELLO);
    });
  }

  stop(): void {
    for (const client of this.#server.clients) client.terminate();
    this.#server.close();
  }
}
