/** A gateway as the RFC describes it, by @hpke/core and WebCrypto: not the collector's own code, so that both are checked. */
import { Aes128Gcm, CipherSuite, DhkemP256HkdfSha256, DhkemX25519HkdfSha256, HkdfSha256 } from '@hpke/core';
import { type Answer, statusOf } from '../../src/report/answer.ts';
import { decodeRequest, encodeResponse } from '../../src/report/bhttp.ts';
import { KEM_X25519, type KeyConfig } from '../../src/report/key-config.ts';
import { padResponse } from '../../src/report/padding.ts';
import { splitRequest } from '../../src/report/split-request.ts';

const text = new TextEncoder();

export async function testGateway(kem: KeyConfig['kem']) {
  const dh = kem === KEM_X25519 ? new DhkemX25519HkdfSha256() : new DhkemP256HkdfSha256();
  const pair = await dh.generateKeyPair();
  const config: KeyConfig = { id: 7, kem, publicKey: new Uint8Array(await dh.serializePublicKey(pair.publicKey)) };

  async function open(body: Uint8Array) {
    const parts = splitRequest(body);
    if (!parts) throw new Error('The body is no sealed request.');
    const suite = new CipherSuite({ kem: dh, kdf: new HkdfSha256(), aead: new Aes128Gcm() });
    const info = Uint8Array.from([...text.encode('message/bhttp request'), 0, ...parts.header]);
    const context = await suite.createRecipientContext({ recipientKey: pair.privateKey, enc: parts.enc, info });
    const request = decodeRequest(new Uint8Array(await context.open(parts.sealed)));
    const secret = await context.export(text.encode('message/bhttp response'), 16);

    /** RFC 9458 section 4.4. */
    async function seal(answer: Answer): Promise<Uint8Array<ArrayBuffer>> {
      const headers = [['content-type', 'application/json']] as const;
      const content = text.encode(JSON.stringify(answer));
      const message = padResponse(encodeResponse({ status: statusOf(answer), headers, content }));
      const nonce = crypto.getRandomValues(new Uint8Array(16));
      const salt = Uint8Array.from([...(parts?.enc ?? []), ...nonce]);
      const ikm = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveBits']);
      const derive = (label: string, bits: number) =>
        crypto.subtle.deriveBits({ name: 'HKDF', hash: 'SHA-256', salt, info: text.encode(label) }, ikm, bits);
      const key = await crypto.subtle.importKey('raw', await derive('key', 128), 'AES-GCM', false, ['encrypt']);
      const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv: await derive('nonce', 96) }, key, message);
      return Uint8Array.from([...nonce, ...new Uint8Array(sealed)]);
    }
    return { content: new TextDecoder().decode(request.content), seal };
  }
  return { config, open };
}
