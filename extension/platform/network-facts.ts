/**
 * What webRequest tells about our own requests: the failure's name, the server's address, a redirect's goal. Only the
 * catalogue's exact addresses are listened to, outside tabs; what the worker of such a site itself asks there is delivered as
 * well (it has no tab either) and dropped at the first line. Listeners are added at every start of the background and when
 * the permission is granted; without the permission every failure is `unknown_failure`.
 */
import type { WebRequest } from 'webextension-polyfill';
import type { NetworkFacts, Observation } from '../../src/observation.ts';
import { targetsInUse } from '../../src/targets/index.ts';
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
/** Requests that an observation has had already: what is told of them later belongs to no other. */
const claimed = new Map<string, number>();
const waiting = new Set<() => void>();
/** Facts nobody claimed are forgotten after this, ms: longer than any request of ours. */
const FORGET_MS = 60_000;
/** How long a failure's name may come after the failure itself, ms. */
const NAME_WAIT_MS = 400;

function isOurs(details: { tabId: number }): boolean {
  if (details.tabId !== -1) return false;
  const { initiator, originUrl, documentUrl } = details as Record<string, string | undefined> & { tabId: number };
  const from = initiator ?? originUrl ?? documentUrl ?? '';
  return from.startsWith(OWN);
}

/** A request of ours that began before this background was started: what is still to be told of it counts. */
function adopt(details: Details): Tracked | undefined {
  if (!isOurs(details) || claimed.has(details.requestId)) return undefined;
  const entry: Tracked = { url: details.url, at: details.timeStamp, facts: {}, ended: false };
  tracked.set(details.requestId, entry);
  return entry;
}

/** Requests that were cancelled are claimed by nobody. */
export function forgetRequests(): void {
  tracked.clear();
}

function update(details: Details, facts: NetworkFacts, ended = false): void {
  const entry = tracked.get(details.requestId) ?? adopt(details);
  if (!entry) return;
  entry.facts = { ...entry.facts, ...facts, ...(details.ip && { ip: details.ip }) };
  entry.ended ||= ended;
  if (ended) for (const wake of waiting) wake();
}

/** Match patterns of every address we may ask, path and query included. */
function addresses(): string[] {
  const { services, controls } = targetsInUse();
  const endpoints = [...services, ...controls].flatMap((target) => target.endpoints);
  return [...new Set(endpoints.filter((e) => /^(https?|wss?):/.test(e.url)).map((e) => new URL(e.url).href))];
}

/** Adds the listeners once; false when the permission is missing. */
export function listenToRequests(): boolean {
  const api = browser.webRequest as typeof browser.webRequest | undefined;
  if (!api) return false;
  if (api.onErrorOccurred.hasListener(onError)) return true;
  const filter: WebRequest.RequestFilter = { urls: addresses(), tabId: -1 };
  api.onBeforeRequest.addListener(onBegin, filter);
  api.onHeadersReceived.addListener(onHead, filter, ['responseHeaders']);
  api.onCompleted.addListener(onDone, filter);
  api.onErrorOccurred.addListener(onError, filter);
  return true;
}

/** Again from the start, for the addresses of another list. */
export function listenAnew(): void {
  const api = browser.webRequest as typeof browser.webRequest | undefined;
  if (!api?.onErrorOccurred.hasListener(onError)) return;
  api.onBeforeRequest.removeListener(onBegin);
  api.onHeadersReceived.removeListener(onHead);
  api.onCompleted.removeListener(onDone);
  api.onErrorOccurred.removeListener(onError);
  listenToRequests();
}

function onBegin(details: WebRequest.OnBeforeRequestDetailsType): undefined {
  if (!isOurs(details)) return;
  for (const [id, entry] of tracked) if (details.timeStamp - entry.at > FORGET_MS) tracked.delete(id);
  for (const [id, at] of claimed) if (details.timeStamp - at > FORGET_MS) claimed.delete(id);
  tracked.set(details.requestId, { url: details.url, at: details.timeStamp, facts: {}, ended: false });
}

function onHead(details: WebRequest.OnHeadersReceivedDetailsType): undefined {
  const location = details.responseHeaders?.find((h) => h.name.toLowerCase() === 'location')?.value;
  const redirect = location && details.statusCode >= 300 && details.statusCode < 400;
  const goal = redirect && URL.canParse(location, details.url) ? new URL(location, details.url).href : undefined;
  update(details as unknown as Details, {
    status: details.statusCode,
    ...(goal && { redirectTo: goal }),
  });
}

function onDone(details: WebRequest.OnCompletedDetailsType): void {
  update(details as unknown as Details, { status: details.statusCode }, true);
}

function onError(details: WebRequest.OnErrorOccurredDetailsType): void {
  update(details as unknown as Details, { error: details.error }, true);
}

/** The URL as webRequest spells it: ws schemes stay, fragments do not exist here. */
const sameUrl = (a: string, b: string): boolean => a === b || new URL(a).href === b;

/** The request nearest in time; both clocks are the wall clock, and no two of ours to one host overlap. */
function claim(observation: Observation): Tracked | undefined {
  const from = observation.at - 1_000;
  const to = observation.at + observation.totalMs + 1_000;
  // A browser may make a request twice by itself (Firefox a refused WebSocket): the one that was answered tells more.
  const far = ([, entry]: [string, Tracked]): number =>
    Math.abs(entry.at - observation.at) + (entry.facts.status === undefined ? 10_000 : 0);
  const [nearest] = [...tracked]
    .filter(([, entry]) => sameUrl(observation.url, entry.url) && entry.at >= from && entry.at <= to)
    .sort((a, b) => far(a) - far(b));
  if (!nearest) return undefined;
  const [id, entry] = nearest;
  const complete =
    entry.ended || (observation.redirected ? entry.facts.redirectTo !== undefined : observation.end !== 'error');
  if (!complete) return undefined;
  tracked.delete(id);
  claimed.set(id, entry.at);
  return entry;
}

/** Facts of an observation; waits up to 0.4 s where it failed or was led elsewhere and webRequest has not said so yet. */
export async function factsOf(observation: Observation): Promise<NetworkFacts | undefined> {
  if (observation.kind === 'stun' || observation.kind === 'dns') return undefined;
  const deadline = Date.now() + NAME_WAIT_MS;
  for (;;) {
    const entry = claim(observation);
    const needed = observation.end === 'error' || observation.redirected === true;
    if (entry || !needed || Date.now() >= deadline) return entry?.facts;
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
