/** Oblivious HTTP by the bytes of RFC 9458's own appendix, and between our client and gateway. */
import { Aes128Gcm, CipherSuite, DhkemP256HkdfSha256, DhkemX25519HkdfSha256, HkdfSha256 } from '@hpke/core';
import { describe, expect, it } from 'vitest';
import { KEM_P256, KEM_X25519, type KeyConfig, parseKeyConfig, writeKeyConfig } from '../../src/report/key-config.ts';
import { chooseKey, openResponse, sealRequest } from '../../src/report/ohttp.ts';
import { padRequest, padResponse } from '../../src/report/padding.ts';
import { splitRequest } from '../../src/report/split-request.ts';
import { REQUEST_SIZES } from '../../src/report/wire.ts';

const hex = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(Buffer.from(text, 'hex'));
const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

/** RFC 9458, appendix A. */
const A = {
  gatewaySecret: '3c168975674b2fa8e465970b79c8dcf09f1c741626480bd4c6162fc5b6a98e1a',
  config: '01002031e1f05a740102115220e9af918f738674aec95f54db6e04eb705aae8e79815500080001000100010003',
  request: '00034745540568747470730b6578616d706c652e636f6d012f',
  ephemeralSecret: 'bc51d5e930bda26589890ac7032f70ad12e4ecb37abb1b65b1256c9c48999c73',
  sealed:
    '010020000100014b28f881333e7c164ffc499ad9796f877f4e1051ee6d31bad19dec96c208b4726374e469135906992e1268c594d2a10c695d858c40a026e7965e7d86b83dd440b2c0185204b4d63525',
  secret: '62d87a6ba569ee81014c2641f52bea36',
  answer: 'c789e7151fcba46158ca84b04464910d86f9013e404feea014e7be4a441f234f857fbd',
  response: '0140c8',
};

const KEMS = { [KEM_X25519]: () => new DhkemX25519HkdfSha256(), [KEM_P256]: () => new DhkemP256HkdfSha256() };

async function gatewayKey(kem: KeyConfig['kem']) {
  const pair = await KEMS[kem]().generateKeyPair();
  const publicKey = new Uint8Array(await KEMS[kem]().serializePublicKey(pair.publicKey));
  return { config: { id: 7, kem, publicKey }, pair };
}

describe('RFC 9458, appendix A', () => {
  const config = parseKeyConfig(hex(A.config));

  it('key configuration', () => {
    expect(config).toMatchObject({ id: 1, kem: KEM_X25519 });
    expect(hexOf(config?.publicKey ?? new Uint8Array())).toBe(A.config.slice(6, 70));
  });

  it('request: the same bytes from the same ephemeral key', async () => {
    const kem = KEMS[KEM_X25519]();
    const privateKey = await kem.deserializePrivateKey(hex(A.ephemeralSecret));
    const publicKey = await kem.deserializePublicKey(hex(A.sealed.slice(14, 78)));
    if (!config) throw new Error('the key configuration was not read');
    const { body, opener } = await sealRequest(config, hex(A.request), { privateKey, publicKey });
    expect(hexOf(body)).toBe(A.sealed);
    expect(hexOf(opener.secret)).toBe(A.secret);
    const answer = await openResponse(opener, hex(A.answer));
    expect(hexOf(answer ?? new Uint8Array())).toBe(A.response);
  });

  it('is taken apart as a gateway would', () => {
    const parts = splitRequest(hex(A.sealed));
    expect(parts).toMatchObject({ id: 1, kem: KEM_X25519 });
    expect(hexOf(parts?.enc ?? new Uint8Array())).toBe(A.sealed.slice(14, 78));
  });
});

describe('sealing', () => {
  it.each([KEM_X25519, KEM_P256] as const)('with KEM %i opens at a gateway, in one of three sizes', async (kem) => {
    const { config, pair } = await gatewayKey(kem);
    expect(parseKeyConfig(writeKeyConfig(config))).toEqual(config);
    const sizes = new Set<number>();
    for (const length of [1, 900, 969, 970, 1900, 4000]) {
      const padded = padRequest(new Uint8Array(length).fill(65), kem);
      if (!padded) throw new Error('does not fit');
      const { body } = await sealRequest(config, padded);
      sizes.add(body.length);
      const parts = splitRequest(body);
      if (!parts) throw new Error('not taken apart');
      const suite = new CipherSuite({ kem: KEMS[kem](), kdf: new HkdfSha256(), aead: new Aes128Gcm() });
      const info = Buffer.concat([Buffer.from('message/bhttp request\0'), parts.header]);
      const context = await suite.createRecipientContext({ recipientKey: pair.privateKey, enc: parts.enc, info });
      expect(hexOf(new Uint8Array(await context.open(parts.sealed)))).toBe(hexOf(padded));
    }
    expect([...sizes]).toEqual([...REQUEST_SIZES]);
    expect(padRequest(new Uint8Array(4096), kem)).toBeUndefined();
  });

  it('twice gives bytes without a common part', async () => {
    const { config } = await gatewayKey(KEM_X25519);
    const [a, b] = [await sealRequest(config, new Uint8Array(100)), await sealRequest(config, new Uint8Array(100))];
    expect(hexOf(a.body.slice(0, 7))).toBe(hexOf(b.body.slice(0, 7)));
    for (let at = 7; at + 4 <= a.body.length; at += 4)
      expect(hexOf(a.body.slice(at, at + 4))).not.toBe(hexOf(b.body.slice(at, at + 4)));
  });

  it('chooses X25519, else P-256, else nothing', async () => {
    const [modern, old] = [await gatewayKey(KEM_X25519), await gatewayKey(KEM_P256)];
    expect(await chooseKey([old.config, modern.config])).toBe(modern.config);
    expect(await chooseKey([old.config])).toBe(old.config);
    expect(await chooseKey([])).toBeUndefined();
  });

  it('does not open an answer that is not its own', async () => {
    const opener = { enc: hex(A.sealed.slice(14, 78)), secret: hex(A.secret) };
    const changed = hex(A.answer);
    changed.set([1], 20);
    for (const body of [changed, hex(A.answer).slice(0, 20), new Uint8Array(), new Uint8Array(256)])
      expect(await openResponse(opener, body)).toBeUndefined();
    expect(await openResponse({ ...opener, enc: new Uint8Array(32) }, hex(A.answer))).toBeUndefined();
  });

  it('answers have one size; a key configuration that is cut off or of another suite is none', () => {
    expect(padResponse(new Uint8Array(3)).length).toBe(padResponse(new Uint8Array(200)).length);
    expect(() => padResponse(new Uint8Array(300))).toThrow(RangeError);
    for (let length = 0; length < A.config.length / 2; length += 1)
      expect(parseKeyConfig(hex(A.config).slice(0, length))).toBeUndefined();
    // Only ChaCha20-Poly1305.
    expect(parseKeyConfig(hex(`${A.config.slice(0, 70)}000400010003`))).toBeUndefined();
  });
});
