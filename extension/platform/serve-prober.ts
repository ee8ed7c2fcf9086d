/** Answers the background's requests in an extension page, and reports each observation as a message of its own. */
import type { Runtime } from 'webextension-polyfill';
import { createProber } from '../../src/probe/prober.ts';
import { type Observed, proberRequestSchema } from '../messages.ts';
import { browser } from './browser.ts';
import { probeEnv } from './probe-env.ts';

/** A report that nobody took (the background is just starting) is tried again, so that no finished request is lost. */
const RETRIES = 20;
const RETRY_MS = 500;

async function report(message: Observed): Promise<void> {
  for (let i = 0; i < RETRIES; i++) {
    try {
      if (await browser.runtime.sendMessage(message)) return;
    } catch {
      // "Receiving end does not exist": the background has not registered its listener yet.
    }
    await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
  }
}

/** @param round the only round this place serves; @param fresh whether its connections are its own */
export function serveProber(round: string, fresh: boolean): void {
  const prober = createProber(probeEnv(fresh), (id, seq, observation) =>
    report({ observed: { round: id, seq, observation } }),
  );
  browser.runtime.onMessage.addListener((message: unknown, sender: Runtime.MessageSender) => {
    const parsed = proberRequestSchema.safeParse(message);
    if (!parsed.success || sender.id !== browser.runtime.id) return undefined;
    const request = parsed.data;
    switch (request.prober) {
      case 'run':
        if (request.round.id !== round) return undefined;
        prober.run(request.round, request.step);
        return Promise.resolve(true);
      case 'in-flight':
        return request.round === round ? Promise.resolve(prober.inFlight(round)) : undefined;
      case 'cancel':
        prober.cancel();
        // Answered when all have ended and told so: then the document may be closed.
        return prober.idle().then(() => true);
    }
  });
}
