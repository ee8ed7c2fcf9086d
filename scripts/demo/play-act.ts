/** Plays one part of the day: the lab changes, the person presses "Check now", and what the popup then says is read. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Session } from '../../tests/browser/session.ts';
import { scenarioById } from '../../tests/lab/scenarios/index.ts';
import type { Page } from '../browser/driver.ts';
import type { Act } from './acts.ts';

/** A check takes at most 90 s (DESIGN); a round more for a slow machine. */
const LIMIT_MS = 120_000;
const LOOK_EVERY_MS = 300;

export interface Said {
  headline: string;
  state: string;
  technique: string;
}

/** Runs in the page. */
function look(row: string): Said & { running: boolean } {
  const of = (testid: string): HTMLElement | null => document.querySelector(`[data-testid="${testid}"]`);
  const [headline, shown] = [of('headline'), of(`verdict-${row}`)];
  return {
    running: headline?.dataset.state === 'measuring',
    headline: headline?.innerText ?? '',
    state: shown?.dataset.state ?? '',
    technique: shown?.dataset.technique ?? '',
  };
}

export const asExpected = (said: Said, act: Act): boolean =>
  said.state === act.state && said.technique === (act.technique ?? '');

/** @param begin starts the check. @returns what the popup says when the check is over */
export async function playAct(
  session: Session,
  popup: Page,
  act: Act,
  begin: () => Promise<void>,
  signal: AbortSignal,
): Promise<Said> {
  session.lab.apply(scenarioById(act.scenario));
  session.lab.hangUp();
  await session.driver.forgetNames?.();
  await begin();
  await popup.waitFor('headline', 'measuring');
  for (const deadline = Date.now() + LIMIT_MS; Date.now() < deadline; await sleep(LOOK_EVERY_MS)) {
    signal.throwIfAborted();
    const said = await popup.evaluate(look, act.row);
    if (!said.running) return said;
  }
  throw new Error(`The check of "${act.title}" did not end within ${LIMIT_MS / 1000} s.`);
}
