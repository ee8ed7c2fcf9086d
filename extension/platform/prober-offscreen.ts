/**
 * Chromium: the prober lives in the offscreen document, which outlives the worker. A quick round re-creates it around a
 * credentialless frame: its connections belong to a nonce of that document (HTML, "credentialless iframe"; fetch, network
 * partition keys), so the first request to each host opens a new one.
 */
import type { Round } from '../../src/round.ts';
import type { ProberRequest } from '../messages.ts';
import { browser } from './browser.ts';
import type { ProberLink } from './prober-link.ts';

const PAGE = 'extension/offscreen/index.html';

const pageOf = (round: Round): string => `${PAGE}?round=${round.id}&fresh=${round.kind === 'regular' ? 0 : 1}`;

async function presentPage(): Promise<string | undefined> {
  const contexts = await chrome.runtime.getContexts({ contextTypes: [chrome.runtime.ContextType.OFFSCREEN_DOCUMENT] });
  // The frame inside counts as an offscreen context too, in no promised order.
  return contexts.map((c) => c.documentUrl ?? '').find((url) => url.includes(`/${PAGE}?`));
}

async function ask(request: ProberRequest): Promise<unknown> {
  return browser.runtime.sendMessage(request);
}

export function offscreenProber(): ProberLink {
  return {
    traits: { freshOnDemand: true, dns: false },
    async ensure(round): Promise<void> {
      const wanted = browser.runtime.getURL(pageOf(round));
      const present = await presentPage();
      if (present === wanted) return;
      if (present) await chrome.offscreen.closeDocument();
      await chrome.offscreen.createDocument({
        url: pageOf(round),
        reasons: [chrome.offscreen.Reason.WEB_RTC, chrome.offscreen.Reason.IFRAME_SCRIPTING],
        justification: 'Times requests to the chosen services and checks whether UDP gets through.',
      });
    },
    async run(round, step): Promise<void> {
      const { id, totalLimitMs, silenceLimitMs } = round;
      await ask({ prober: 'run', round: { id, totalLimitMs, silenceLimitMs }, step });
    },
    async inFlight(round): Promise<number[]> {
      const answer = await ask({ prober: 'in-flight', round: round.id });
      return Array.isArray(answer) ? answer.filter((n): n is number => typeof n === 'number') : [];
    },
    async cancel(): Promise<void> {
      if (await presentPage()) await ask({ prober: 'cancel' });
    },
    async release(): Promise<void> {
      if (await presentPage()) await chrome.offscreen.closeDocument();
    },
  };
}
