/** A manifest of two operators, for tests. The key is RFC 9458's. */
import { textOf } from '../../src/report/base64url.ts';
import type { Manifest } from '../../src/report/manifest.ts';

const KEY = '01002031e1f05a740102115220e9af918f738674aec95f54db6e04eb705aae8e79815500080001000100010003';

export function testManifest(): Manifest {
  return {
    format: 'tailback-collector',
    version: 1,
    serial: 1,
    key: textOf(new Uint8Array(32).fill(7)),
    issuedAt: '2026-03-01T00:00:00.000Z',
    expiresAt: '2026-04-01T00:00:00.000Z',
    operators: [
      { id: 'north', name: 'North Foundation', country: 'NO' },
      { id: 'south', name: 'South University', country: 'ZA', contact: 'collector@south.example' },
    ],
    gateway: 'south',
    relays: [
      { url: 'https://relay.example', operator: 'north' },
      { url: 'https://gateway.example', operator: 'south' },
    ],
    mirrors: [{ url: 'https://mirror.example/tailback', operator: 'north' }],
    keys: [
      {
        config: textOf(Uint8Array.from(Buffer.from(KEY, 'hex'))),
        from: '2026-03-01T00:00:00.000Z',
        until: '2026-03-09T00:00:00.000Z',
      },
    ],
    bundleKeys: [textOf(new Uint8Array(32).fill(9))],
    reports: [1],
    k: 10,
    statement: 'Reports are kept as counts. Nobody has made us keep more.',
  };
}
