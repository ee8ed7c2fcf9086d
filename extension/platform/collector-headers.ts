/**
 * Makes our requests to a collector's addresses equal for everybody with the same family of browser: what a browser adds of
 * its version, its languages, its settings and of this very install is taken off or replaced. It works only where the
 * permission for the address is given: ask before every request (planning of uploads does).
 */
import { browser } from './browser.ts';
import { FAMILY } from './family.ts';

/** One text for each family, of no version: the report says the family anyway. */
const USER_AGENT = { chromium: 'Mozilla/5.0 (Tailback; Chromium)', firefox: 'Mozilla/5.0 (Tailback; Firefox)' }[FAMILY];

/** Names of the install (Origin), of the person's languages and choices, of the browser's build and the system. */
const REMOVED = [
  'origin',
  'referer',
  'cookie',
  'accept-language',
  'dnt',
  'sec-gpc',
  'save-data',
  'sec-ch-ua',
  'sec-ch-ua-mobile',
  'sec-ch-ua-platform',
];

/** The rule of all other requests has the id 1 (anonymous-headers.ts). */
const FIRST_RULE = 100;

/** Origins asked for since the background started. Only ever more: a rule that went away would bare a request under way. */
const origins = new Set<string>();
let inForce: Promise<void> = Promise.resolve();

/** Resolves when the rules for these addresses are in force. A failure is tried again at the next call. */
export function anonymousAt(addresses: readonly string[]): Promise<void> {
  const missing = addresses.map((address) => new URL(address).origin).filter((origin) => !origins.has(origin));
  if (missing.length === 0) return inForce;
  for (const origin of missing) origins.add(origin);
  const before = inForce.catch(() => undefined);
  inForce = before.then(putRules).catch((error: unknown) => {
    for (const origin of missing) origins.delete(origin);
    throw error;
  });
  return inForce;
}

/** All of them in one call, which replaces what an earlier life of the background left behind. */
async function putRules(): Promise<void> {
  const present = await browser.declarativeNetRequest.getSessionRules();
  await browser.declarativeNetRequest.updateSessionRules({
    removeRuleIds: present.map((rule) => rule.id).filter((id) => id >= FIRST_RULE),
    addRules: [...origins].map((origin, i) => ({
      id: FIRST_RULE + i,
      priority: 2,
      action: {
        type: 'modifyHeaders',
        requestHeaders: [
          ...REMOVED.map((header) => ({ header, operation: 'remove' as const })),
          { header: 'user-agent', operation: 'set', value: USER_AGENT },
        ],
      },
      condition: {
        urlFilter: `|${origin}/`,
        tabIds: [-1],
        initiatorDomains: [new URL(browser.runtime.getURL('')).hostname],
        resourceTypes: ['xmlhttprequest', 'other'],
      },
    })),
  });
}
