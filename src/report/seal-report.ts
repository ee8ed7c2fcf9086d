/** Report <-> sealed bytes: the request as every client makes it, and the answer as the client reads it. */
import { type Answer, answerSchema } from './answer.ts';
import { BinaryHttpError, decodeResponse, encodeRequest } from './bhttp.ts';
import type { KeyConfig } from './key-config.ts';
import { type Opener, openResponse, type Sealed, sealRequest } from './ohttp.ts';
import { padRequest } from './padding.ts';
import type { Report } from './report.ts';
import { INNER, INNER_TYPE } from './wire.ts';

/** What is inside the seal: the Binary HTTP request with its padding. @throws RangeError where it is too long (fit-report.ts) */
export function messageOf(report: Report, kem: KeyConfig['kem']): Uint8Array<ArrayBuffer> {
  const content = new TextEncoder().encode(JSON.stringify(report));
  const request = encodeRequest({ ...INNER, headers: [['content-type', INNER_TYPE]], content });
  const padded = padRequest(request, kem);
  if (!padded) throw new RangeError(`The report has ${content.length} bytes and fits no size.`);
  return padded;
}

export async function sealReport(report: Report, key: KeyConfig): Promise<Sealed> {
  return sealRequest(key, messageOf(report, key.kem));
}

/** The gateway's answer; undefined where the bytes are none (a relay that makes one up cannot seal it). */
export async function openAnswer(opener: Opener, body: Uint8Array): Promise<Answer | undefined> {
  const message = await openResponse(opener, body);
  if (!message) return undefined;
  try {
    const content: unknown = JSON.parse(new TextDecoder().decode(decodeResponse(message).content));
    const parsed = answerSchema.safeParse(content);
    return parsed.success ? parsed.data : undefined;
  } catch (error) {
    if (error instanceof BinaryHttpError || error instanceof SyntaxError) return undefined;
    throw error;
  }
}
