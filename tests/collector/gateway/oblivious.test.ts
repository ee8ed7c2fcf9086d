/** The gateway's Oblivious HTTP against RFC 9458's own example and against the client of src/report. */
import { createPrivateKey } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { PrivateKey } from '../../../collector/gateway/hpke.ts';
import { openRequest } from '../../../collector/gateway/oblivious.ts';
import { newKeyRing, turned } from '../../../collector/keys/key-ring.ts';
import { keyConfigs, privateKeys } from '../../../collector/keys/private-keys.ts';
import { decodeRequest } from '../../../src/report/bhttp.ts';
import { KEM_X25519 } from '../../../src/report/key-config.ts';
import { openResponse, sealRequest } from '../../../src/report/ohttp.ts';

/** RFC 9458 appendix A. */
const RFC = {
  secretKey: '3c168975674b2fa8e465970b79c8dcf09f1c741626480bd4c6162fc5b6a98e1a',
  publicKey: '31e1f05a740102115220e9af918f738674aec95f54db6e04eb705aae8e798155',
  request:
    '010020000100014b28f881333e7c164ffc499ad9796f877f4e1051ee6d31bad19dec96c208b4726374e469135906992e1268c594d2a10c695d858c40a026e7965e7d86b83dd440b2c0185204b4d63525',
};

const rfcKey: PrivateKey = {
  kem: KEM_X25519,
  key: createPrivateKey({
    key: Buffer.from(`302e020100300506032b656e04220420${RFC.secretKey}`, 'hex'),
    format: 'der',
    type: 'pkcs8',
  }),
  publicKey: Buffer.from(RFC.publicKey, 'hex'),
};

const ring = turned(newKeyRing(), Date.UTC(2026, 2, 1), 7);
const keys = privateKeys(ring);
const keyOf = (id: number): PrivateKey | undefined => keys.get(id);
const configs = ring.periods.flatMap(keyConfigs);
const message = new TextEncoder().encode('a message of some length');

describe('oblivious', () => {
  it('opens the example of RFC 9458', () => {
    const opened = openRequest(Buffer.from(RFC.request, 'hex'), (id) => (id === 1 ? rfcKey : undefined));
    if (typeof opened === 'string') throw new Error(opened);
    expect(decodeRequest(opened.message)).toMatchObject({ method: 'GET', authority: 'example.com', path: '/' });
  });

  it.each(configs.map((config) => [`KEM ${config.kem}, key ${config.id}`, config] as const))(
    'opens what the client sealed, and the client opens the answer: %s',
    async (_, config) => {
      const { body, opener } = await sealRequest(config, message);
      const opened = openRequest(body, keyOf);
      if (typeof opened === 'string') throw new Error(opened);
      expect(new Uint8Array(opened.message)).toEqual(message);
      expect(new Uint8Array(opened.enc)).toEqual(opener.enc);
      expect(await openResponse(opener, opened.seal(Buffer.from('yes')))).toEqual(new TextEncoder().encode('yes'));
      expect(await openResponse(opener, opened.seal(Buffer.from('yes')).fill(0, 20))).toBeUndefined();
    },
  );

  it.each(configs)('refuses a request with any byte changed (key $id)', async (config) => {
    const { body } = await sealRequest(config, message);
    const results = Array.from(body, (byte, i) => {
      const changed = body.slice();
      changed[i] = byte ^ 1;
      return openRequest(changed, keyOf);
    });
    expect(new Set(results)).toEqual(new Set(['malformed', 'unknown-key']));
    expect(openRequest(body.subarray(0, 40), keyOf)).toBe('malformed');
    expect(openRequest(body, () => undefined)).toBe('unknown-key');
  });

  it('refuses points that would give everybody the same secret', () => {
    for (const config of configs) {
      const head = [config.id, config.kem >> 8, config.kem & 255, 0, 1, 0, 1];
      const body = Uint8Array.from([...head, ...new Uint8Array(config.publicKey.length), ...new Uint8Array(64)]);
      expect(openRequest(body, keyOf)).toBe('unknown-key');
    }
  });
});
