/** Signed files: any changed byte refuses the whole, and a file of one kind is not read as another. */
import { generateKeyPairSync, sign } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { bytesOf, textOf } from '../../src/report/base64url.ts';
import { manifestProblem, manifestSchema, operatedBy } from '../../src/report/manifest.ts';
import { readSigned, type SignedKind, signedMessage, writeSigned } from '../../src/report/signed-file.ts';
import { testManifest } from './test-manifest.ts';

function key() {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const raw = bytesOf(String(publicKey.export({ format: 'jwk' }).x)) ?? new Uint8Array();
  return {
    raw,
    sign: (kind: SignedKind, content: Uint8Array) =>
      writeSigned(kind, content, sign(null, signedMessage(kind, content), privateKey)),
  };
}

describe('signed file', () => {
  const content = new TextEncoder().encode('{"a":1}\nsecond line');

  it('is read with one of the keys, and only as its kind', async () => {
    const [mine, other] = [key(), key()];
    const file = mine.sign('manifest', content);
    expect(await readSigned('manifest', file, [other.raw, mine.raw])).toEqual(content);
    expect(await readSigned('manifest', file, [other.raw])).toBeUndefined();
    expect(await readSigned('manifest', file, [])).toBeUndefined();
    expect(await readSigned('bundle', file, [mine.raw])).toBeUndefined();
    const relabelled = Buffer.from(Buffer.from(file).toString('latin1').replace(' manifest ', ' bundle '), 'latin1');
    expect(await readSigned('bundle', relabelled, [mine.raw])).toBeUndefined();
  });

  it('with any byte changed or cut off is refused', async () => {
    const mine = key();
    const file = mine.sign('manifest', content);
    for (let at = 0; at < file.length; at += 1) {
      const changed = file.slice();
      changed.set([(file[at] ?? 0) ^ 1], at);
      expect(await readSigned('manifest', changed, [mine.raw]), String(at)).toBeUndefined();
    }
    for (const length of [0, 10, 120, file.length - 1])
      expect(await readSigned('manifest', file.slice(0, length), [mine.raw])).toBeUndefined();
  });
});

describe('base64url', () => {
  it('reads what it wrote, and nothing else', () => {
    const bytes = Uint8Array.from({ length: 256 }, (_, i) => i);
    expect(bytesOf(textOf(bytes))).toEqual(bytes);
    expect(textOf(bytes)).toBe(Buffer.from(bytes).toString('base64url'));
    for (const text of ['a+b', 'a/b', 'ab==', 'a', 'ä']) expect(bytesOf(text)).toBeUndefined();
  });
});

describe('manifest', () => {
  it('says whether relay and gateway are one operator', () => {
    const manifest = manifestSchema.parse(testManifest());
    expect(manifestProblem(manifest)).toBeUndefined();
    expect(operatedBy(manifest, 'https://relay.example')).toBe('two');
    expect(operatedBy(manifest, 'https://gateway.example')).toBe('one');
    expect(operatedBy(manifest, 'https://elsewhere.example')).toBe('unlisted');
  });

  it('names an operator that is not listed', () => {
    expect(manifestProblem({ ...testManifest(), gateway: 'nobody' })).toContain('"nobody"');
    const { issuedAt } = testManifest();
    expect(manifestProblem({ ...testManifest(), expiresAt: issuedAt })).toContain('expiresAt');
  });
});
