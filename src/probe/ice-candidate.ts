/**
 * A candidate line of the browser's ICE agent (RFC 8839 §5.1), as far as the STUN probe reads it. It holds the person's addresses:
 * nothing of it may be stored or sent.
 */
export interface IceCandidate {
  type: string;
  udp: boolean;
  /** An address, or a name under `.local` where the browser hides it (mDNS). */
  address: string;
  port: number;
}

/** Undefined for an empty line, which Firefox gives at the end, and for what is no candidate. */
export function iceCandidate(line: string): IceCandidate | undefined {
  const fields = line.split(' ');
  const [, , transport = '', , address = '', port = ''] = fields;
  const type = fields[fields.indexOf('typ') + 1];
  if (!fields.includes('typ') || type === undefined || address === '' || !/^\d+$/.test(port)) return undefined;
  return { type, udp: transport.toLowerCase() === 'udp', address, port: Number(port) };
}
