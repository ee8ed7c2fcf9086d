/** What pages may ask for. Each command is complete when it answers; a bad one gets a sentence and changes nothing. */

import { within } from '../../src/fault.ts';
import type { Settings } from '../../src/settings.ts';
import { changeSettings, deleteEverything, keepReserve, parseSettings, type Store } from '../../src/store/index.ts';
import { choiceProblem } from '../../src/targets/choice-problem.ts';
import type { Answer, Command } from '../messages.ts';
import { originRemoved } from '../platform/anonymous-headers.ts';
import { listenAnew, listenToRequests } from '../platform/network-facts.ts';
import { dropPermissions } from '../platform/permissions.ts';
import { forgetFull } from '../platform/storage-full.ts';
import { ensureWake } from '../platform/wake.ts';
import { Refusal, refusedInput } from '../refusal.ts';
import { acceptable, dropTargets, keepTargets } from '../take-targets.ts';
import { loadTargets } from '../target-list.ts';
import { answerTo } from './answer-to.ts';
import type { Measuring } from './measuring.ts';

/** Settings with a change from a page; unknown services and fields are refused by name. */
function changedBy(settings: Settings, change: Record<string, unknown>): Settings {
  const parsed = parseSettings({ ...settings, ...change });
  if ('problem' in parsed) throw refusedInput(parsed.problem);
  // Only what is chosen now: a service that an update took away must not stand in the way of a pause.
  const problem = 'services' in change ? choiceProblem(parsed.settings.services, 1) : null;
  if (problem) throw refusedInput(within('settings', problem));
  return parsed.settings;
}

export async function carryOut(command: Command, store: Store, measuring: Measuring): Promise<Answer> {
  const now = Date.now();
  const change = (values: Record<string, unknown>): Promise<Settings> =>
    changeSettings(store, (settings) => changedBy(settings, values), now);
  try {
    switch (command.command) {
      case 'start':
        await change({
          services: command.services,
          country: command.country,
          ...(command.language !== undefined && { language: command.language }),
          consentedAt: now,
          pausedUntil: null,
        });
        await keepReserve(store);
        await originRemoved();
        listenToRequests();
        await measuring.check();
        break;
      case 'check-now':
        await measuring.check();
        break;
      case 'cancel-check':
        await measuring.stop();
        await measuring.tick();
        break;
      case 'pause':
        // First of all nothing more is asked, also where the disk is too full to keep the pause.
        await measuring.stop(async () => void (await change({ pausedUntil: command.until })));
        await measuring.tick();
        break;
      case 'resume':
        await change({ pausedUntil: null });
        await measuring.tick();
        break;
      case 'save-settings':
        // Consent is given by start alone.
        if ('consentedAt' in command.settings)
          throw new Refusal('input', 'settings: consentedAt: cannot be set here; press start on the welcome page');
        await change(command.settings);
        await measuring.tick();
        break;
      case 'take-targets':
        // A file that is refused ends no round. What is under way was planned from the list before.
        if (command.file !== null) await acceptable(command.file);
        await measuring.stop(() =>
          command.file === null ? dropTargets(store) : keepTargets(store, command.file, now),
        );
        listenAnew();
        await measuring.tick();
        break;
      case 'are-you-well':
        if (measuring.failing()) throw new Error('Measuring fails each time it is tried.');
        break;
      case 'judge-again':
        // Whoever carries commands out judges after each of them (main.ts).
        break;
      case 'delete-everything':
        await measuring.stop(async (emptied) => {
          await deleteEverything(emptied);
          await loadTargets(emptied);
          await ensureWake(undefined, false);
        });
        await forgetFull();
        await dropPermissions();
        break;
    }
    return { ok: true };
  } catch (error) {
    return answerTo(error);
  }
}
