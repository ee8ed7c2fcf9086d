/**
 * Takes the Origin header off our own requests: Firefox writes a per-install UUID there, Chromium its extension id.
 * Only our own: a page's worker (WhatsApp Web's, say) also has tab id -1, so the rule names us as the initiator.
 */
import { browser } from './browser.ts';

const RULE_ID = 1;

export async function removeOrigin(): Promise<void> {
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
