/** Sends as the extension does, from any address: the relay believes X-Forwarded-For of loopback in these tests. */
import { type Answer, answerSchema } from '../../../src/report/answer.ts';
import { bytesOf } from '../../../src/report/base64url.ts';
import { decodeResponse, encodeRequest } from '../../../src/report/bhttp.ts';
import { type KeyConfig, parseKeyConfig } from '../../../src/report/key-config.ts';
import { type Manifest, manifestSchema } from '../../../src/report/manifest.ts';
import { type Opener, openResponse, sealRequest } from '../../../src/report/ohttp.ts';
import { padRequest } from '../../../src/report/padding.ts';
import { HOUR_HEADER, INNER, INNER_TYPE, OHTTP_PATH, REQUEST_TYPE } from '../../../src/report/wire.ts';

export interface SealedReport {
  hour: string;
  body: Uint8Array<ArrayBuffer>;
  opener: Opener;
}

export async function manifestAt(url: string): Promise<Manifest> {
  const file = new Uint8Array(await (await fetch(`${url}/manifest`)).arrayBuffer());
  const content = file.subarray(file.indexOf(0x0a) + 1);
  return manifestSchema.parse(JSON.parse(new TextDecoder().decode(content)));
}

/** @param place in the manifest; -1: the last, which is sealed to latest */
export async function keyAt(url: string, place = 0): Promise<KeyConfig> {
  const key = (await manifestAt(url)).keys.at(place);
  const config = parseKeyConfig(bytesOf(key?.config ?? '') ?? new Uint8Array());
  if (!config) throw new Error('The manifest has no key.');
  return config;
}

/** @param content any text in place of a report. @param hour outside the seal */
export async function seal(key: KeyConfig, content: unknown, hour: string): Promise<SealedReport> {
  const text = typeof content === 'string' ? content : JSON.stringify(content);
  const headers = [['content-type', INNER_TYPE]] as const;
  const message = encodeRequest({ ...INNER, headers, content: new TextEncoder().encode(text) });
  const padded = padRequest(message, key.kem);
  if (!padded) throw new Error('The report is too long.');
  return { hour, ...(await sealRequest(key, padded)) };
}

export interface Received {
  status: number;
  /** What the seal held, or undefined. */
  answer: Answer | undefined;
  text: string;
  headers: Headers;
}

export function post(url: string, body: Uint8Array, hour: string, from: string): Promise<Response> {
  return fetch(`${url}${OHTTP_PATH}`, {
    method: 'POST',
    headers: { 'content-type': REQUEST_TYPE, [HOUR_HEADER]: hour, 'x-forwarded-for': from },
    body: Uint8Array.from(body),
  });
}

export async function deliver(url: string, sealed: SealedReport, from = '94.25.168.1'): Promise<Received> {
  const response = await post(url, sealed.body, sealed.hour, from);
  const bytes = new Uint8Array(await response.arrayBuffer());
  const opened = await openResponse(sealed.opener, bytes);
  return {
    status: response.status,
    answer: opened && answerSchema.parse(JSON.parse(new TextDecoder().decode(decodeResponse(opened).content))),
    text: new TextDecoder().decode(bytes),
    headers: response.headers,
  };
}
