/**
 * One accepted TCP connection: its hello is read, its fate decided, and if it may live its ciphertext is carried through two
 * shaped pipes to an inner server. The second loopback hop is what keeps byte counts, resets and silence exact, because
 * the inner TLS server runs on an ordinary socket that knows nothing of them.
 */
import net from 'node:net';
import type { BehaviourTable } from './behaviour-table.ts';
import type { Buckets } from './buckets.ts';
import { type Hello, readHello } from './client-hello.ts';
import { fateOf } from './fate.ts';
import type { Handshakes } from './handshakes.ts';
import { Outflow } from './outflow.ts';
import { type ConnectionRecord, clock, newConnection } from './records.ts';
import { ShapedPipe } from './shaped-pipe.ts';

export interface ConnectionWorld {
  table: BehaviourTable;
  buckets: Buckets;
  handshakes: Handshakes;
  known(host: string): boolean;
  /** Port of the inner server that this connection is to be carried to. */
  innerPort(hello: Hello, host: string): number;
  /** The inner server sees this local port as its client's. */
  carried(port: number, connection: LabConnection): void;
  /** The socket is gone. A connection the lab has ended may be held half-open by its client for long. */
  closed(connection: LabConnection): void;
}

export class LabConnection {
  readonly record: ConnectionRecord;
  readonly outflow: Outflow;
  readonly #world: ConnectionWorld;
  readonly #outer: net.Socket;
  readonly #up: ShapedPipe;
  readonly #down: ShapedPipe;
  readonly #stallAtOpen = new Set<unknown>();
  #inner: net.Socket | null = null;
  #start = Buffer.alloc(0);
  #hung = false;
  /** When the client's latest bytes came in. */
  heardAt = 0;
  requests = 0;

  constructor(outer: net.Socket, id: number, world: ConnectionWorld) {
    this.#outer = outer;
    this.record = newConnection(id);
    this.outflow = new Outflow(this.record);
    this.#world = world;
    this.#up = new ShapedPipe({
      now: clock,
      shape: (now) => ({ delayMs: 0, bucket: this.#bucket('up', now), limit: this.#hung ? 0 : Infinity }),
      write: (data) => this.#inner?.write(data),
      end: () => this.#inner?.end(),
      pause: () => outer.pause(),
      resume: () => outer.resume(),
    });
    this.#down = new ShapedPipe({
      now: clock,
      shape: (now) => ({ delayMs: this.#delayMs(), bucket: this.#bucket('down', now), limit: this.#downLimit() }),
      write: (data, enteredAt) => {
        outer.write(data);
        this.outflow.left(data.length, enteredAt);
      },
      end: () => this.#finish('server-fin'),
      pause: () => this.#inner?.pause(),
      resume: () => this.#inner?.resume(),
    });
    outer.setNoDelay(true);
    outer.on('data', (data) => this.#received(data));
    outer.on('end', () => this.#gone('client-fin'));
    outer.on('error', () => this.#gone('client-rst'));
    outer.on('close', () => {
      this.#gone('client-rst');
      world.closed(this);
    });
  }

  get host(): string {
    return this.record.host ?? '';
  }

  /** Behaviours changed: what is queued may go, or must wait. */
  changed(): void {
    this.#up.pump();
    this.#down.pump();
  }

  /** TLS handshake finished on the inner server. */
  secured(alpn: string | false | null): void {
    this.record.secureAt = clock();
    this.record.alpn = alpn === 'h2' ? 'h2' : 'http/1.1';
    this.#world.handshakes.finished(this.host, this);
  }

  /** No byte passes any more in either direction, and the connection stays open. */
  hang(): void {
    this.#hung = true;
  }

  /** Ends the connection as an idle server does (FIN), or by RST. */
  hangUp(how: 'fin' | 'rst'): void {
    if (this.record.closedAt !== undefined) return;
    if (how === 'rst') this.#reset();
    else this.#finish('lab-fin');
  }

  stop(): void {
    this.#gone('stopped');
    this.#outer.destroy();
  }

  #received(data: Buffer): void {
    this.record.bytesIn += data.length;
    this.heardAt = clock();
    if (this.#inner) {
      this.#up.push(data);
      return;
    }
    if (this.record.helloAt !== undefined) return; // its fate is silence: swallow
    this.#start = Buffer.concat([this.#start, data]);
    const hello = readHello(this.#start);
    if (hello) this.#decide(hello);
  }

  #decide(hello: Hello): void {
    const host = hello.host ?? '';
    const { table } = this.#world;
    const known = this.#world.known(host);
    Object.assign(this.record, { host, known, helloAt: clock(), helloBytes: hello.bytes, tls: hello.tls });
    const fate = fateOf(hello, known, table);
    if (fate === 'reset') this.#reset();
    if (fate === 'close') this.#finish('lab-fin');
    if (fate === 'carry') this.#carry(hello, host);
  }

  #carry(hello: Hello, host: string): void {
    const { table, handshakes } = this.#world;
    const stall = table.get(host, 'stall');
    if (stall) this.#stallAtOpen.add(stall);
    const inner = net.connect({ port: this.#world.innerPort(hello, host), host: '127.0.0.1', noDelay: true });
    this.#inner = inner;
    inner.on('connect', () => this.#world.carried(inner.localPort ?? 0, this));
    inner.on('data', (data) => this.#down.push(data));
    inner.on('end', () => this.#down.end());
    inner.on('error', () => this.#down.end());
    inner.on('close', () => this.#down.end());
    if (hello.tls) handshakes.began(host, this);
    this.#up.push(this.#start);
  }

  #delayMs(): number {
    return this.#world.table.get(this.host, 'delay')?.ms ?? 0;
  }

  #bucket(direction: 'up' | 'down', now: number) {
    const police = this.#world.table.get(this.host, 'police');
    return police ? this.#world.buckets.get(police, direction, this.host, this.record.id, now) : null;
  }

  #downLimit(): number {
    if (this.#hung) return 0;
    const stall = this.#world.table.get(this.host, 'stall');
    if (!stall || (stall.freshOnly && !this.#stallAtOpen.has(stall))) return Infinity;
    return stall.afterBytes;
  }

  #reset(): void {
    this.#gone('lab-rst');
    this.#outer.resetAndDestroy();
  }

  /** FIN to the client. Everything it sent was read, or the kernel would make it a RST (RFC 1122 §4.2.2.13). */
  #finish(end: 'server-fin' | 'lab-fin'): void {
    this.#gone(end);
    this.#outer.end();
  }

  /** Sets how it ended, once, and lets go of the inner side. A client that closed reads no more: no half-open state. */
  #gone(end: NonNullable<ConnectionRecord['end']>): void {
    if (this.record.closedAt !== undefined) {
      if (end === 'client-fin') this.#outer.end();
      return;
    }
    this.record.closedAt = clock();
    this.record.end = end;
    this.#up.kill();
    this.#down.kill();
    this.#inner?.destroy();
    if (end === 'client-fin') this.#outer.end();
    this.outflow.over();
    this.#world.handshakes.finished(this.host, this);
  }
}
