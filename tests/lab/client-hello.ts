/**
 * Reads server name and ALPN from a TLS ClientHello (RFC 8446 §4.1.2) and the Host from a plain http request head, without
 * consuming anything. Modern ClientHellos span two or more TCP segments (post-quantum key shares): wait for all of it.
 */

export interface Hello {
  tls: boolean;
  host: string | null;
  alpn: string[];
  /** Bytes of the TLS record, or of the request head. */
  bytes: number;
}

const EXTENSION_SERVER_NAME = 0; // RFC 6066 §3
const EXTENSION_ALPN = 16; // RFC 7301 §3.1

/** Null: more bytes are needed. A malformed hello counts as one without a name. */
export function readHello(data: Buffer): Hello | null {
  if (data.length === 0) return null;
  return data[0] === 0x16 ? readClientHello(data) : readRequestHead(data);
}

function readRequestHead(data: Buffer): Hello | null {
  const end = data.indexOf('\r\n\r\n');
  if (end < 0) return data.length > 65536 ? { tls: false, host: null, alpn: [], bytes: data.length } : null;
  const host = /^host:[ \t]*([^\r\n]*?)[ \t]*\r?$/im.exec(data.toString('latin1', 0, end));
  return { tls: false, host: host?.[1]?.replace(/:\d+$/, '').toLowerCase() ?? null, alpn: [], bytes: end + 4 };
}

function readClientHello(data: Buffer): Hello | null {
  if (data.length < 5) return null;
  const bytes = 5 + data.readUInt16BE(3);
  if (data.length < bytes) return null;
  try {
    return { tls: true, ...readExtensions(data.subarray(0, bytes)), bytes };
  } catch {
    return { tls: true, host: null, alpn: [], bytes };
  }
}

function readExtensions(hello: Buffer): { host: string | null; alpn: string[] } {
  // Record header 5, handshake header 4, legacy version 2, random 32; then three length-prefixed vectors.
  let at = 43;
  at += 1 + hello.readUInt8(at);
  at += 2 + hello.readUInt16BE(at);
  at += 1 + hello.readUInt8(at);
  const end = at + 2 + hello.readUInt16BE(at);
  at += 2;
  let host: string | null = null;
  const alpn: string[] = [];
  while (at + 4 <= end) {
    const type = hello.readUInt16BE(at);
    const length = hello.readUInt16BE(at + 2);
    const body = hello.subarray(at + 4, at + 4 + length);
    if (type === EXTENSION_SERVER_NAME && length > 5) host = body.toString('latin1', 5, 5 + body.readUInt16BE(3));
    if (type === EXTENSION_ALPN) {
      for (let i = 2; i < body.length; i += 1 + body.readUInt8(i)) {
        alpn.push(body.toString('latin1', i + 1, i + 1 + body.readUInt8(i)));
      }
    }
    at += 4 + length;
  }
  return { host: host?.toLowerCase() ?? null, alpn };
}
