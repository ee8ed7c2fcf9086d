/**
 * What webRequest tells about our own requests: the failure's name, the server's address, a redirect's goal. Requests of
 * pages are let by at the first line and never looked at. Listeners are added at every start of the background and when
 * the permission is granted; without the permission every failure is `unknown_failure`.
 */
import type { WebRequest } from 'webextension-polyfill';
import type { NetworkFacts, Observation } from '../../src/observation.ts';
import { browser } from './browser.ts';

interface Tracked {
  url: string;
  at: number;
  facts: NetworkFacts;
  ended: boolean;
}

type Details = { requestId: string; url: string; tabId: number; timeStamp: number; ip?: string; initiator?: string };

const OWN = new URL(browser.runtime.getURL('')).origin;
const tracked = new Map<string, Tracked>();
const waiting = new Set<() => void>();
/** Facts nobody claimed are forgotten after this, ms: longer than any request of ours. */
const FORGET_MS = 60_000;
/** How long a failure's name may come after the failure itself, ms. */
const NAME_WAIT_MS = 400;

function isOurs(details: WebRequest.OnBeforeRequestDetailsType): boolean {
  if (details.tabId !== -1) return false;
  const { initiator, originUrl, documentUrl } = details as typeof details & { initiator?: string };
  const from = initiator ?? originUrl ?? documentUrl ?? '';
  return from.startsWith(OWN);
}

function update(details: Details, facts: NetworkFacts, ended = false): void {
  const entry = tracked.get(details.requestId);
  if (!entry) return;
  entry.facts = { ...entry.facts, ...facts, ...(details.ip && { ip: details.ip }) };
  entry.ended ||= ended;
  if (ended) for (const wake of waiting) wake();
}

/** Adds the listeners once; false when the permission is missing. */
export function listenToRequests(): boolean {
  const api = browser.webRequest as typeof browser.webRequest | undefined;
  if (!api) return false;
  if (api.onErrorOccurred.hasListener(onError)) return true;
  // Only requests outside tabs, so that the person's own browsing does not even wake us.
  const filter: WebRequest.RequestFilter = { urls: ['<all_urls>'], tabId: -1 };
  api.onBeforeRequest.addListener(onBegin, filter);
  api.onHeadersReceived.addListener(onHead, filter, ['responseHeaders']);
  api.onCompleted.addListener(onDone, filter);
  api.onErrorOccurred.addListener(onError, filter);
  return true;
}

function onBegin(details: WebRequest.OnBeforeRequestDetailsType): undefined {
  if (!isOurs(details)) return;
  for (const [id, entry] of tracked) if (details.timeStamp - entry.at > FORGET_MS) tracked.delete(id);
  tracked.set(details.requestId, { url: details.url, at: details.timeStamp, facts: {}, ended: false });
}

function onHead(details: WebRequest.OnHeadersReceivedDetailsType): undefined {
  const entry = tracked.get(details.requestId);
  if (!entry) return;
  const location = details.responseHeaders?.find((h) => h.name.toLowerCase() === 'location')?.value;
  const redirect = location && details.statusCode >= 300 && details.statusCode < 400;
  const goal = redirect && URL.canParse(location, details.url) ? new URL(location, details.url).href : undefined;
  update(details as unknown as Details, {
    status: details.statusCode,
    headMs: details.timeStamp - entry.at,
    ...(goal && { redirectTo: goal }),
  });
}

function onDone(details: WebRequest.OnCompletedDetailsType): void {
  update(details as unknown as Details, { status: details.statusCode, fromCache: details.fromCache }, true);
}

function onError(details: WebRequest.OnErrorOccurredDetailsType): void {
  update(details as unknown as Details, { error: details.error }, true);
}

/** The URL as webRequest spells it: ws schemes stay, fragments do not exist here. */
const sameUrl = (a: string, b: string): boolean => a === b || new URL(a).href === b;

function claim(observation: Observation): Tracked | undefined {
  for (const [id, entry] of tracked) {
    // Both clocks are the wall clock; no two requests of ours to one host overlap, so the time need not be exact.
    if (!sameUrl(observation.url, entry.url) || entry.at < observation.at - 1_000) continue;
    if (entry.at > observation.at + observation.totalMs + 1_000) continue;
    if (!entry.ended && observation.end === 'error') return undefined;
    tracked.delete(id);
    return entry;
  }
  return undefined;
}

/** Facts of an observation; waits up to 0.4 s where it failed and the name has not come yet. */
export async function factsOf(observation: Observation): Promise<NetworkFacts | undefined> {
  if (observation.kind === 'stun' || observation.kind === 'dns') return undefined;
  const deadline = Date.now() + NAME_WAIT_MS;
  for (;;) {
    const entry = claim(observation);
    if (entry || observation.end !== 'error' || Date.now() >= deadline) return entry?.facts;
    await new Promise<void>((resolve) => {
      const wake = (): void => {
        waiting.delete(wake);
        clearTimeout(timer);
        resolve();
      };
      const timer = setTimeout(wake, 50);
      waiting.add(wake);
    });
  }
}
