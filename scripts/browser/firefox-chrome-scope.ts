/**
 * Runs code with the browser's own rights, which BiDi offers in Firefox with --remote-allow-system-access: the only way
 * to end an event page on demand. Puppeteer has no call for it, so this speaks over its connection, which its types
 * hide (`moz:scope` is Firefox's extension of browsingContext.getTree).
 */
import type { Browser } from 'puppeteer-core';

interface BidiConnection {
  send(method: string, params: object): Promise<{ result: unknown }>;
}

/** @throws with the browser's message, where the code throws */
export async function evaluateAsBrowser(browser: Browser, code: string): Promise<void> {
  const { connection } = browser as unknown as { connection: BidiConnection };
  const tree = (await connection.send('browsingContext.getTree', { 'moz:scope': 'chrome' })).result as {
    contexts: { context: string }[];
  };
  const context = tree.contexts[0]?.context;
  const answer = await connection.send('script.evaluate', {
    expression: code,
    target: { context },
    awaitPromise: true,
  });
  const result = answer.result as { type: string; exceptionDetails?: { text: string } };
  if (result.type !== 'success') throw new Error(`Firefox refused: ${result.exceptionDetails?.text}`);
}
