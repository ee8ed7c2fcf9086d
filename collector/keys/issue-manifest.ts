/** The manifest of this moment, from keys and operators. Pure but for the signature. */
import { textOf } from '../../src/report/base64url.ts';
import { writeKeyConfig } from '../../src/report/key-config.ts';
import { type Manifest, manifestProblem, manifestSchema } from '../../src/report/manifest.ts';
import { REPORT_VERSION } from '../../src/report/report.ts';
import { announced, type KeyRing } from './key-ring.ts';
import { keyConfigs, signerOf } from './private-keys.ts';
import type { WhoRunsIt } from './who-runs-it.ts';

/** A collector that has gone silent for so long gets no more reports. */
const VALID_MS = 14 * 86_400_000;

const time = (ms: number): string => new Date(ms).toISOString();

/** @param ring its serial is the manifest's. @throws one sentence where the operators' parts do not fit together */
export function issueManifest(ring: KeyRing, who: WhoRunsIt, k: number, now: number): Uint8Array<ArrayBuffer> {
  const signer = signerOf(ring);
  const manifest: Manifest = manifestSchema.parse({
    format: 'tailback-collector',
    version: 1,
    serial: ring.serial,
    key: textOf(signer.publicKey),
    issuedAt: time(now),
    expiresAt: time(now + VALID_MS),
    ...who,
    keys: announced(ring, now).flatMap((period) =>
      keyConfigs(period).map((config) => ({
        config: textOf(writeKeyConfig(config)),
        from: time(period.from),
        until: time(period.until),
      })),
    ),
    bundleKeys: [textOf(signer.publicKey)],
    reports: [REPORT_VERSION],
    k,
  } satisfies Manifest);
  const problem = manifestProblem(manifest);
  if (problem !== undefined) throw new Error(`--manifest: ${problem}.`);
  return signer.sign('manifest', new TextEncoder().encode(JSON.stringify(manifest)));
}
