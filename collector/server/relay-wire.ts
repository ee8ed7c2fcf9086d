/** How a relay speaks to a gateway elsewhere: the sealed bytes as they came, what the relay adds in headers, and the secret that both know. */
import { timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { HOUR_HEADER, REQUEST_TYPE } from '../../src/report/wire.ts';
import type { Envelope } from '../gateway/accept.ts';

export const OPEN_PATH = '/relayed';

const COUNTRY = 'tailback-country';
const ASN = 'tailback-asn';
const TAG = 'tailback-tag';

export const authorizationOf = (secret: string): string => `Bearer ${secret}`;

export function headersOf({ hour, network, tag }: Envelope, secret: string): Record<string, string> {
  return {
    authorization: authorizationOf(secret),
    'content-type': REQUEST_TYPE,
    [HOUR_HEADER]: hour,
    [COUNTRY]: network.country,
    [ASN]: String(network.asn),
    ...(tag && { [TAG]: `${tag.epoch}.${tag.value}` }),
  };
}

export function knowsSecret(headers: IncomingHttpHeaders, secret: string): boolean {
  const given = Buffer.from(headers.authorization ?? '');
  const wanted = Buffer.from(authorizationOf(secret));
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

const single = (value: string | string[] | undefined): string => (typeof value === 'string' ? value : '');

/** Or the name of the header that is wrong. */
export function envelopeOf(headers: IncomingHttpHeaders, body: Uint8Array): Envelope | { wrong: string } {
  const [hour, country, asn] = [HOUR_HEADER, COUNTRY, ASN].map((name) => single(headers[name])) as [
    string,
    string,
    string,
  ];
  if (!/^[A-Z]{2}$/.test(country)) return { wrong: COUNTRY };
  if (!/^\d{1,10}$/.test(asn) || Number(asn) > 0xffffffff) return { wrong: ASN };
  const tag = /^([0-9a-f]{16})\.([0-9a-f]{16})$/.exec(single(headers[TAG]));
  if (headers[TAG] !== undefined && !tag) return { wrong: TAG };
  const [, epoch = '', value = ''] = tag ?? [];
  return { body, hour, network: { country, asn: Number(asn) }, tag: tag ? { epoch, value } : null };
}
