/**
 * Takes the Origin header off our own requests: Firefox writes a per-install UUID there, Chromium its extension id.
 * Only our own: a page's worker (WhatsApp Web's, say) also has tab id -1, so the rule names us as the initiator.
 */
import { browser } from './browser.ts';

const RULE_ID = 1;

let inForce: Promise<void> | undefined;

/**
 * Resolves when the rule is in force. Session rules are gone after a restart of the browser, so that every start of the background
 * asks anew; a failure is tried again at the next call, and until then nothing may be requested.
 */
export function originRemoved(): Promise<void> {
  inForce ??= addRule().catch((error: unknown) => {
    inForce = undefined;
    throw error;
  });
  return inForce;
}

async function addRule(): Promise<void> {
  await browser.declarativeNetRequest.updateSessionRules({
    removeRuleIds: [RULE_ID],
    addRules: [
      {
        id: RULE_ID,
        action: {
          type: 'modifyHeaders',
          requestHeaders: [
            { header: 'origin', operation: 'remove' },
            { header: 'referer', operation: 'remove' },
            { header: 'cookie', operation: 'remove' },
          ],
          // The answer to a WebSocket would put its cookies into the person's own browser (tried in both).
          responseHeaders: [{ header: 'set-cookie', operation: 'remove' }],
        },
        condition: {
          tabIds: [-1],
          initiatorDomains: [new URL(browser.runtime.getURL('')).hostname],
          resourceTypes: ['xmlhttprequest', 'websocket', 'other'],
        },
      },
    ],
  });
}
