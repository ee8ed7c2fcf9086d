/** Whether somebody is there to measure. Only asked where nothing was measured for long: asking wakes whoever sleeps. */
import type { Answer, Command } from '../messages.ts';
import { browser } from '../platform/browser.ts';

/** A background that starts answers within half a second on a slow computer; one that hangs never does, ms. */
const LIMIT_MS = 3_000;
const command: Command = { command: 'are-you-well' };

export async function backgroundAnswers(): Promise<boolean> {
  const asked = browser.runtime.sendMessage(command).catch(() => undefined) as Promise<Answer | undefined>;
  const waited = new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), LIMIT_MS));
  const answer = await Promise.race([asked, waited]);
  return answer !== undefined && 'ok' in answer;
}
