/**
 * The lab: a degraded network on loopback that a real browser reaches by name mapping. One TCP port for every host, a
 * resolver of its own, STUN servers, and a record of all that came. Behaviours can change while it runs.
 */
import type net from 'node:net';
import type { Behaviour } from './behaviour.ts';
import { BehaviourTable } from './behaviour-table.ts';
import { Buckets } from './buckets.ts';
import { Authority } from './certificates.ts';
import { type ChromiumTrust, chromiumArgs, chromiumLocalState, prepareChromiumHome } from './chromium.ts';
import { FORGED_ADDRESS, startDoh } from './doh.ts';
import { FIREFOX_ENV, type FirefoxPrefs, firefoxPrefs, prepareFirefoxProfile } from './firefox.ts';
import { Handshakes } from './handshakes.ts';
import { startInnerServers } from './inner-servers.ts';
import { type ConnectionWorld, LabConnection } from './lab-connection.ts';
import { listenOnAll, ownAddresses, stunPlaces } from './loopback.ts';
import { clock, type LabRecord, pairs, type WebSocketRecord } from './records.ts';
import { handleRequest, PORTAL_HOST, requestRecord, WARNING_HOST } from './request-handler.ts';
import type { LabNames, Scenario } from './scenario.ts';
import { startStun } from './stun.ts';
import { WebSockets } from './websocket.ts';

export interface LabOptions {
  hosts: readonly string[];
  scenario?: Scenario;
  /** Which of the hosts belong to services, and which to domestic controls: some scenarios ask. */
  services?: readonly string[];
  domestic?: readonly string[];
  /** Hosts whose healthy certificate is of a private CA (`expect.certificate: 'private'` in the catalogue). */
  privateCa?: readonly string[];
  /** Every host at an address of its own, instead of all at 127.0.0.1 (loopback.ts says what difference it makes). */
  ownAddresses?: boolean;
  /** STUN servers by name, `host:port`: each gets an address of its own, so that one of them alone can be silent. */
  stun?: readonly string[];
  /** Ports of 127.0.0.1 to answer STUN on, whatever the name; 3478 and 19302 if neither this nor `stun` is given. */
  stunPorts?: readonly number[];
}

export interface Lab {
  port: number;
  dohPort: number;
  caPem: string;
  caSpki: string;
  records: LabRecord[];
  /** Replaces what the pattern (host, `*.suffix`, `*`) said before; holds for live connections where that has a meaning. */
  set(pattern: string, behaviours: Behaviour | readonly Behaviour[]): void;
  /** The same for every host. */
  setLine(...behaviours: Behaviour[]): void;
  /** Forgets all behaviours, then sets the scenario's. */
  apply(scenario: Scenario): void;
  clear(): void;
  /** Ends live connections, so that the next request needs a new one. */
  hangUp(pattern?: string, how?: 'fin' | 'rst'): void;
  chromiumArgs(options?: ChromiumTrust): string[];
  chromiumLocalState(): Record<string, unknown>;
  /** Only for `trust: 'home'`: resolves with the environment to start Chromium with. */
  prepareChromiumHome(home: string): Promise<{ HOME: string }>;
  firefoxPrefs(): FirefoxPrefs;
  /** Environment to start Firefox with. */
  firefoxEnv(): Readonly<Record<string, string>>;
  prepareFirefoxProfile(profile: string): Promise<void>;
  stop(): Promise<void>;
}

const STUN_PORTS = [3478, 19302];

/** Rejects with one sentence where a port that cannot be chosen freely is taken. */
export async function startLab(options: LabOptions): Promise<Lab> {
  const names: LabNames = {
    hosts: [...new Set([...options.hosts, WARNING_HOST, PORTAL_HOST])].map((h) => h.toLowerCase()),
    services: options.services ?? [],
    domestic: options.domestic ?? [],
  };
  const privateCa = new Set(options.privateCa);
  const records: LabRecord[] = [];
  const live = new Set<LabConnection>();
  const table = new BehaviourTable(() => {
    for (const connection of live) connection.changed();
  });
  const apply = (scenario: Scenario): void => {
    const rows = scenario.behaviours(names);
    table.clear();
    for (const [pattern, behaviours] of rows) table.set(pattern, behaviours);
  };
  // Before any port is opened: it may refuse.
  if (options.scenario) apply(options.scenario);
  const [ca, stranger] = await Promise.all([Authority.create('Tailback Lab CA'), Authority.create('Unknown CA')]);
  const addresses = options.ownAddresses
    ? ownAddresses(names.hosts)
    : new Map(names.hosts.map((host) => [host, '127.0.0.1']));
  const stunPorts = options.stunPorts ?? (options.stun ? [] : STUN_PORTS);
  const places = stunPlaces(options.stun ?? [], stunPorts, addresses);
  const stun = await startStun(places, { table, record: (r) => records.push(r) });
  const doh = await startDoh(
    { table, address: (host) => addresses.get(host), record: (r) => records.push(r) },
    await ca.leaf('127.0.0.1'),
  );

  const byInnerPort = new Map<number, LabConnection>();
  const sockets = new WebSockets(table);
  let requests = 0;
  const inner = await startInnerServers({
    connection: (port) => byInnerPort.get(port),
    rightCertificate: (host) => ca.leaf(host),
    wrongCertificate: (host) => {
      if (table.has(host, 'portal')) return stranger.leaf(PORTAL_HOST);
      if (table.has(host, 'forged')) return stranger.leaf(WARNING_HOST);
      return table.has(host, 'expired') ? ca.leaf(host, true) : stranger.leaf(host);
    },
    request: (request, response, scheme) => {
      const connection = byInnerPort.get(request.socket.remotePort ?? 0);
      if (!connection) return void request.socket.destroy();
      const record = requestRecord(request, scheme, ++requests, connection);
      records.push(record);
      handleRequest(request, response, record, connection, table).catch(() => request.socket.destroy());
    },
    upgrade: (request, socket, head) => {
      const connection = byInnerPort.get((socket as net.Socket).remotePort ?? 0);
      const record: WebSocketRecord = {
        type: 'websocket',
        connection: connection?.record.id ?? 0,
        host: (request.headers.host ?? '').replace(/:\d+$/, '').toLowerCase(),
        path: request.url ?? '/',
        headers: pairs(request.rawHeaders),
        receivedAt: clock(),
        outcome: 'stalled',
      };
      records.push(record);
      void sockets.upgrade(request, socket, head, record);
    },
  });
  const world: ConnectionWorld = {
    table,
    buckets: new Buckets(),
    handshakes: new Handshakes(table),
    known: (host) => addresses.has(host),
    carried: (port, connection) => byInnerPort.set(port, connection),
    closed: (connection) => live.delete(connection),
    innerPort: (hello, host) => {
      if (!hello.tls) return inner.ports.plain;
      const wrong = ['forged', 'wrong-ca', 'expired', 'portal'] as const;
      if (privateCa.has(host) || wrong.some((type) => table.has(host, type))) return inner.ports.wrong;
      return hello.alpn.includes('h2') && !table.has(host, 'protocol') ? inner.ports.h2 : inner.ports.h1;
    },
  };
  let connections = 0;
  const { port, listeners } = await listenOnAll(
    (socket) => {
      const connection = new LabConnection(socket, ++connections, world);
      records.push(connection.record);
      live.add(connection);
    },
    [...new Set([...addresses.values(), '127.0.0.1', FORGED_ADDRESS])],
  );

  const lab: Lab = {
    port,
    dohPort: doh.port,
    caPem: ca.pem,
    caSpki: ca.spki,
    records,
    set: (pattern, behaviours) => table.set(pattern, behaviours),
    setLine: (...behaviours) => table.set('*', behaviours),
    apply,
    clear: () => table.clear(),
    hangUp: (pattern = '*', how = 'fin') => {
      const one = new BehaviourTable(() => {});
      one.set(pattern, { type: 'think', ms: 0 });
      for (const connection of [...live]) if (one.has(connection.host, 'think')) connection.hangUp(how);
    },
    chromiumArgs: (trust = {}) => chromiumArgs([...addresses.keys()], port, ca.spki, trust),
    chromiumLocalState: () => chromiumLocalState(doh.port),
    prepareChromiumHome: (home) => prepareChromiumHome(home, ca.pem),
    firefoxEnv: () => FIREFOX_ENV,
    firefoxPrefs: () => firefoxPrefs(port, doh.port),
    prepareFirefoxProfile: (profile) => prepareFirefoxProfile(profile, ca.pem),
    stop: async () => {
      for (const listener of listeners) listener.close();
      for (const connection of [...live]) connection.stop();
      sockets.stop();
      stun.stop();
      doh.stop();
      await inner.stop();
    },
  };
  return lab;
}
