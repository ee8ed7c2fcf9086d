/** Binary HTTP (RFC 9292) by its examples, and on any bytes: it must end with a message or its own error. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  BinaryHttpError,
  decodeRequest,
  decodeResponse,
  encodeRequest,
  encodeResponse,
} from '../../src/report/bhttp.ts';

const hex = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'hex'));
const words = fc.string({ maxLength: 80 });
const headers = fc.array(fc.tuple(words, words), { maxLength: 5 });
const content = fc.uint8Array({ maxLength: 20_000 });

describe('binary HTTP', () => {
  it('reads back what it wrote, padded or not', () => {
    const request = fc.record({ method: words, scheme: words, authority: words, path: words, headers, content });
    fc.assert(
      fc.property(request, fc.nat(100), (message, zeros) => {
        expect(decodeRequest(Uint8Array.from([...encodeRequest(message), ...new Uint8Array(zeros)]))).toEqual(message);
      }),
    );
    fc.assert(
      fc.property(fc.record({ status: fc.integer({ min: 200, max: 599 }), headers, content }), (message) => {
        expect(decodeResponse(encodeResponse(message))).toEqual(message);
      }),
    );
  });

  it('writes and reads RFC 9458’s examples, which are cut off before their empty parts', () => {
    const request = {
      method: 'GET',
      scheme: 'https',
      authority: 'example.com',
      path: '/',
      headers: [],
      content: new Uint8Array(),
    };
    const bytes = hex('00034745540568747470730b6578616d706c652e636f6d012f');
    expect(decodeRequest(bytes)).toEqual(request);
    expect(Buffer.from(encodeRequest(request)).toString('hex')).toBe(`${Buffer.from(bytes).toString('hex')}000000`);
    expect(decodeResponse(hex('0140c8'))).toEqual({ status: 200, headers: [], content: new Uint8Array() });
  });

  it('ends at once on any bytes, with a message or its own error', () => {
    const read = (decode: (bytes: Uint8Array) => unknown, bytes: Uint8Array): void => {
      try {
        decode(bytes);
      } catch (error) {
        expect(error).toBeInstanceOf(BinaryHttpError);
      }
    };
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.constantFrom(0, 1, 2, 3), (bytes, framing) => {
        read(decodeRequest, Uint8Array.from([framing, ...bytes]));
        read(decodeResponse, Uint8Array.from([framing, ...bytes]));
      }),
      { numRuns: 5000 },
    );
    // Lengths of eight octets, beyond 2^53, and the indeterminate form.
    for (const bytes of ['00ffffffffffffffff', '0004504f5354ffffffffffffffff', '0104c8bfffffff', '02c0000000fffffff8'])
      for (const decode of [decodeRequest, decodeResponse]) expect(() => decode(hex(bytes))).toThrow(BinaryHttpError);
  });

  it('refuses what is hidden behind the end', () => {
    const bytes = Uint8Array.from([...encodeResponse({ status: 200, headers: [], content: new Uint8Array() }), 0, 7]);
    expect(() => decodeResponse(bytes)).toThrow('follows its end');
  });
});
