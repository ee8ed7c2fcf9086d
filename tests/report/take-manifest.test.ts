/** What a collector says of itself, and how long consent to it lasts: other keys are no matter, other operators are. */
import { generateKeyPairSync, sign } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type Collector, mayUpload, parseCollector, whoRuns } from '../../src/report/collector.ts';
import type { Manifest } from '../../src/report/manifest.ts';
import { signedMessage, writeSigned } from '../../src/report/signed-file.ts';
import { currentKeys, takeManifest } from '../../src/report/take-manifest.ts';
import { testManifest } from './test-manifest.ts';

const { publicKey, privateKey } = generateKeyPairSync('ed25519');
const KEY = String(publicKey.export({ format: 'jwk' }).x);
const NOW = Date.parse('2026-03-02T00:00:00Z');

function file(changes: Partial<Manifest> = {}, signer = privateKey): Uint8Array {
  const content = new TextEncoder().encode(JSON.stringify({ ...testManifest(), key: KEY, ...changes }));
  return writeSigned('manifest', content, sign(null, signedMessage('manifest', content), signer));
}

describe('a fetched manifest', () => {
  it('is taken with the entered key, or pinned with its own', async () => {
    const wanted = { manifest: { ...testManifest(), key: KEY } };
    expect(await takeManifest(file(), { now: NOW, key: KEY })).toEqual(wanted);
    expect(await takeManifest(file(), { now: NOW })).toEqual(wanted);
    expect(await takeManifest(file({ serial: 4 }), { now: NOW, key: KEY, serial: 4 })).toHaveProperty('manifest');
  });

  it.each([
    ['signature', file({}, generateKeyPairSync('ed25519').privateKey), { key: KEY }],
    ['signature', file({ key: 'A'.repeat(43) }), { key: KEY }],
    ['signature', file({ key: 'A'.repeat(43) }), {}],
    ['older', file({ serial: 3 }), { key: KEY, serial: 4 }],
    ['expired', file({ expiresAt: '2026-03-01T12:00:00.000Z' }), { key: KEY }],
    ['not-a-manifest', file({ gateway: 'nobody' }), { key: KEY }],
    ['not-a-manifest', file({ k: 1 }), { key: KEY }],
    ['not-a-manifest', new TextEncoder().encode('<h1>Welcome to our hotel</h1>'), { key: KEY }],
    ['not-a-manifest', new Uint8Array(), {}],
  ] as const)('is refused: %s (%#)', async (trouble, bytes, options) => {
    expect(await takeManifest(bytes, { now: NOW, ...options })).toMatchObject({ trouble });
  });

  it('gives the keys of the moment, newest first', () => {
    const [key] = testManifest().keys;
    if (!key) throw new Error('no key');
    const other = key.config.replace(/^AQ/, 'Ag');
    const keys = [key, { ...key, config: other, from: '2026-03-01T12:00:00.000Z' }];
    const ids = (now: string) => currentKeys({ ...testManifest(), keys }, Date.parse(now)).map((config) => config.id);
    expect(ids('2026-03-01T06:00:00Z')).toEqual([1]);
    expect(ids('2026-03-02T00:00:00Z')).toEqual([2, 1]);
    expect(ids('2026-03-09T00:00:00Z')).toEqual([]);
  });
});

describe('consent to a collector', () => {
  const manifest: Manifest = testManifest();
  const relays = ['https://relay.example'];
  const upload = { since: NOW, services: [], agreed: whoRuns(manifest, relays) };
  const collector: Collector = {
    version: 1,
    relays,
    mirrors: [],
    key: manifest.key,
    keyEntered: true,
    manifest,
    fetchedAt: NOW,
    upload,
    crowd: false,
  };

  it('lasts while the same people run it, whatever else changes', () => {
    expect(mayUpload(collector)).toBe(true);
    expect(mayUpload({ ...collector, manifest: { ...manifest, serial: 9, statement: 'New words.' } })).toBe(true);
    expect(mayUpload({ ...collector, upload: null })).toBe(false);
    expect(mayUpload(undefined)).toBe(false);
  });

  it('ends when an operator changes, or another relay is added', () => {
    const operators = manifest.operators.map((o) =>
      o.id === 'south' ? { ...o, name: 'Ministry of the Interior' } : o,
    );
    expect(mayUpload({ ...collector, manifest: { ...manifest, operators } })).toBe(false);
    expect(mayUpload({ ...collector, manifest: { ...manifest, gateway: 'north' } })).toBe(false);
    expect(mayUpload({ ...collector, relays: [...relays, 'https://gateway.example'] })).toBe(false);
  });

  it('is read back as it was kept; anything else is none', () => {
    expect(parseCollector(JSON.parse(JSON.stringify(collector)))).toEqual(collector);
    for (const value of [undefined, null, 7, {}, { ...collector, version: 2 }])
      expect(parseCollector(value)).toBeUndefined();
  });
});
