/** Firefox: the event page itself makes the requests. What is in flight dies with it and is made again. */
import { createProber } from '../../src/probe/prober.ts';
import { browser } from './browser.ts';
import { probeEnv } from './probe-env.ts';
import type { OnObserved, ProberLink } from './prober-link.ts';

async function resolve(host: string): Promise<{ addresses: number; trusted: boolean }> {
  const { addresses, isTRR } = await browser.dns.resolve(host);
  // The polyfill's types say string; Firefox gives a boolean (toolkit/components/extensions/parent/ext-dns.js).
  return { addresses: addresses.length, trusted: Boolean(isTRR) };
}

export function localProber(observed: OnObserved): ProberLink {
  const prober = createProber(probeEnv(false, resolve), observed);
  return {
    traits: { freshOnDemand: false, dns: true },
    ensure: () => Promise.resolve(),
    run: (round, step) => Promise.resolve(prober.run(round, step)),
    inFlight: (round) => Promise.resolve(prober.inFlight(round.id)),
    cancel: () => {
      prober.cancel();
      return prober.idle();
    },
    release: () => Promise.resolve(),
  };
}
