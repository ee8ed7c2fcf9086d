/**
 * Binary HTTP (RFC 9292), known-length form, as far as reports need it: one request, one response, no informational
 * responses. Both sides read hostile bytes with it, so that every length is checked before it is used
 * (docs/decisions/0005 says why this is not a library).
 */

export interface BinaryRequest {
  method: string;
  scheme: string;
  authority: string;
  path: string;
  headers: readonly (readonly [string, string])[];
  content: Uint8Array;
}

export interface BinaryResponse {
  status: number;
  headers: readonly (readonly [string, string])[];
  content: Uint8Array;
}

/** Bytes that are no such message. */
export class BinaryHttpError extends Error {
  override readonly name = 'BinaryHttpError';
}

const text = new TextEncoder();
const latin = new TextDecoder('utf-8', { fatal: true });

/** RFC 9000 section 16; lengths here stay below 2^30. */
function integer(value: number): number[] {
  if (value < 0x40) return [value];
  if (value < 0x4000) return [0x40 | (value >> 8), value & 0xff];
  return [0x80 | (value >> 24), (value >> 16) & 0xff, (value >> 8) & 0xff, value & 0xff];
}

const sized = (bytes: ArrayLike<number>): number[] => [...integer(bytes.length), ...Array.from(bytes)];
const sizedText = (value: string): number[] => sized(text.encode(value));
const fields = (headers: BinaryRequest['headers']): number[] =>
  sized(headers.flatMap(([name, value]) => [...sizedText(name), ...sizedText(value)]));

export function encodeRequest(request: BinaryRequest): Uint8Array<ArrayBuffer> {
  const { method, scheme, authority, path, headers, content } = request;
  const control = [method, scheme, authority, path].flatMap(sizedText);
  return Uint8Array.from([0, ...control, ...fields(headers), ...sized(content), 0]);
}

export function encodeResponse({ status, headers, content }: BinaryResponse): Uint8Array<ArrayBuffer> {
  return Uint8Array.from([1, ...integer(status), ...fields(headers), ...sized(content), 0]);
}

class Reader {
  private at = 0;
  constructor(private readonly bytes: Uint8Array) {}

  integer(): number {
    const first = this.bytes[this.at];
    // Section 3.8: a message may be cut off before parts that are empty.
    if (first === undefined) return 0;
    const length = 1 << (first >> 6);
    if (this.at + length > this.bytes.length) throw new BinaryHttpError('a length is cut off');
    let value = first & 0x3f;
    for (let i = 1; i < length; i += 1) value = value * 256 + (this.bytes[this.at + i] ?? 0);
    this.at += length;
    return value;
  }

  take(): Uint8Array {
    const length = this.integer();
    if (length > this.bytes.length - this.at) throw new BinaryHttpError('a part is longer than the message');
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }

  text(): string {
    try {
      return latin.decode(this.take());
    } catch (error) {
      throw error instanceof BinaryHttpError ? error : new BinaryHttpError('a text is not valid');
    }
  }

  fields(): [string, string][] {
    const inner = new Reader(this.take());
    const headers: [string, string][] = [];
    while (inner.at < inner.bytes.length) headers.push([inner.text(), inner.text()]);
    return headers;
  }

  /** Trailers, which must be none, then padding, which must be zero. */
  end(): void {
    // A loop: padding is most of a message, and a call for each of its bytes took a gateway longer than all the rest of this.
    for (let at = this.at; at < this.bytes.length; at += 1)
      if (this.bytes[at] !== 0) throw new BinaryHttpError('something follows its end');
  }
}

/** @throws BinaryHttpError */
export function decodeRequest(bytes: Uint8Array): BinaryRequest {
  const reader = new Reader(bytes);
  if (bytes.length === 0 || reader.integer() !== 0) throw new BinaryHttpError('not a request of known length');
  const [method, scheme, authority, path] = [reader.text(), reader.text(), reader.text(), reader.text()];
  const headers = reader.fields();
  const content = reader.take();
  reader.end();
  return { method, scheme, authority, path, headers, content };
}

/** @throws BinaryHttpError */
export function decodeResponse(bytes: Uint8Array): BinaryResponse {
  const reader = new Reader(bytes);
  if (reader.integer() !== 1) throw new BinaryHttpError('not a response of known length');
  const status = reader.integer();
  if (status < 200 || status > 599) throw new BinaryHttpError(`${status} is no final status`);
  const headers = reader.fields();
  const content = reader.take();
  reader.end();
  return { status, headers, content };
}
