/**
 * A certificate the browser refuses, at this service alone. Whether its name led elsewhere or the connection was opened on
 * the way is seen from the certificate's name only, and Chromium reports an unknown authority first
 * (net/cert/cert_status_flags.cc), Firefox neither. A failed handshake in Firefox may be a closed connection too.
 */

import type { Attempt } from '../../summary/attempt.ts';
import { blockingRun, runConfidence, runEvidence } from '../blocking.ts';
import type { Finding, Rule, ServiceContext } from '../finding.ts';

function names(like: readonly Attempt[]): Pick<Finding, 'technique' | 'alternative'> {
  const words = new Set(like.map((a) => a.failure));
  if (words.has('ssl_invalid_hostname')) return { technique: 'dns-forged', alternative: 'certificate' };
  if (words.has('ssl_unknown_authority')) return { technique: 'certificate', alternative: 'dns-forged' };
  const firefox = like.every((a) => a.browser === 'firefox');
  return firefox
    ? { technique: 'certificate', alternative: 'dns-forged' }
    : { technique: 'closed', alternative: 'certificate' };
}

export const certificate: Rule<ServiceContext> = {
  id: 'certificate',
  judge(context) {
    const like = blockingRun(context, 'certificate');
    if (!like) return null;
    return {
      state: 'blocked',
      scope: 'network',
      ...names(like),
      ...runConfidence(context, like),
      evidence: runEvidence(like),
    };
  },
};
