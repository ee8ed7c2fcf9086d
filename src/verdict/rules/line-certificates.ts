/**
 * Half of the controls or more show a certificate that the browser refuses. Unrelated sites do not lose theirs together:
 * either this computer's clock is wrong (then they are out of date), or something on the way or on this computer (a portal,
 * a filter, an antivirus) opens all TLS.
 */
import type { LineContext, Rule } from '../finding.ts';

export const lineCertificates: Rule<LineContext> = {
  id: 'line-certificates',
  judge({ line }) {
    const failures = line.controls.flatMap((c) => (c.ok ? [] : (c.facts.run?.family ?? [])));
    const expired = failures.filter((f) => f === 'expired').length;
    const replaced = failures.filter((f) => f === 'certificate').length;
    if ((expired + replaced) * 2 < line.controls.length) return null;
    const evidence = { expired, replaced };
    if (expired > replaced) return { state: 'unknown', scope: 'you', confidence: 'medium', reason: 'clock', evidence };
    return {
      state: 'own-line',
      scope: 'you',
      technique: 'certificate',
      confidence: 'medium',
      reason: 'certificates-replaced',
      evidence,
    };
  },
};
