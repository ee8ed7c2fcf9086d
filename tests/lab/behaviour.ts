/**
 * Behaviour: one thing a host of the lab does wrong. Several may hold for one host at the same time.
 * Delays and rates work on the bytes of TCP connections: the TCP handshake itself is never delayed, since the
 * kernel answers it before we see anything. What needs a real round trip is tested by stories instead.
 */

/** Every answer of the server is held back so long, order kept: one added round trip for TLS 1.3, one per request. */
export type Delay = { type: 'delay'; ms: number };
/** The server waits so long before a response head: added TTFB, but no added round trip. */
export type Think = { type: 'think'; ms: number };
/**
 * Token bucket over the ciphertext, one per direction. `hold` queues like a shaper. `drop` stands in for a policer that
 * drops: above TCP a lost segment is a pause until it is sent again, so an empty bucket means silence for `rtoMs`
 * (RFC 6298 §2.4 says 1 s at least, Linux does 200 ms) and then whatever the bucket has gathered.
 */
export type Police = {
  type: 'police';
  /** Kilobits (1000 bits) per second. */
  kbps: number;
  /** What passes at once after a pause; default 8,000 bytes. */
  burstBytes?: number;
  mode?: 'drop' | 'hold';
  /** Who shares the bucket: each connection its own, all connections of a host (default), or the whole line. */
  scope?: 'connection' | 'host' | 'line';
  rtoMs?: number;
};
/** Silence after so many bytes (ciphertext, server to client, handshake included) of a connection; it stays open. */
export type Stall = {
  type: 'stall';
  afterBytes: number;
  /** Only connections opened while it is in force freeze; otherwise older ones go silent at once. */
  freshOnly?: boolean;
};
/** The connection ends after the ClientHello (plain http: after the request head): by RST, by FIN, or never. */
export type AfterHello = { type: 'reset-hello' | 'close-hello' | 'silent-hello' };
/** More than `parallel` unfinished handshakes of one host at a time: all of them hang for good (technique D11). */
export type HandshakeLimit = { type: 'handshake-limit'; parallel: number };
/** What the resolver says: an address where nothing listens, no such name, a broken server. */
export type Name = { type: 'refused' | 'nxdomain' | 'servfail' };
/**
 * Whose certificate: `forged` another CA's for another name, at another address; `wrong-ca` the right name of an
 * unknown CA; `expired` the right name and CA, out of date; `portal` the captive portal's own, for its own name.
 */
export type Certificate = { type: 'forged' | 'wrong-ca' | 'expired' };
/** Plain http is redirected to http://warning.example/. TLS is left alone. */
export type BlockPage = { type: 'block-page' };
/** Plain http is redirected to http://portal.example/login; TLS gets the portal's certificate, or nothing. */
export type Portal = { type: 'portal'; tls: 'certificate' | 'silent' };
export type Status = { type: 'status'; code: number };
/**
 * The body ends after so many bytes although its head promised more: on HTTP/1.1 the connection closes, which both browsers call
 * an error; on HTTP/2 the stream ends early, which both take for the whole body (tried: Chromium 156, Firefox ESR 153).
 */
export type Truncate = { type: 'truncate'; afterBytes: number };
/**
 * Range is ignored, which RFC 9110 §14.2 allows: status 200 and the whole object, of so many bytes. What a browser that stops
 * reading still draws off the wire is counted in the connection's `bytesOut`.
 */
export type NoRange = { type: 'no-range'; bytes: number };
/** HTTP/1.1 only, as the server's choice in ALPN (RFC 7301). */
export type Protocol = { type: 'protocol'; protocol: 'h1' };
/** `websocket-stall`: the upgrade is never answered. */
export type WebSocketFault = { type: 'websocket-stall' } | { type: 'websocket-reject'; code: number };
/** `stun-mapped`: the answer shows this IPv4 address, or the one that asked (`own`), as on a line without NAT. */
export type Stun =
  | { type: 'stun-silent' }
  | { type: 'stun-delay'; ms: number }
  | { type: 'stun-mapped'; address: string };
/** Takes back what wider patterns ask for: `*` silent, `ya.ru` none. */
export type None = { type: 'none' };

export type Behaviour =
  | Delay
  | Think
  | Police
  | Stall
  | AfterHello
  | HandshakeLimit
  | Name
  | Certificate
  | BlockPage
  | Portal
  | Status
  | Truncate
  | NoRange
  | Protocol
  | WebSocketFault
  | Stun
  | None;

export type BehaviourType = Behaviour['type'];
