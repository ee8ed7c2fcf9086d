/** A malformed message is refused by the field that is wrong with it, whichever of the two lists its command stands in. */
import { expect, it } from 'vitest';
import { messageProblem } from '../../extension/background/message-problem.ts';

it.each([
  [{ command: 'nosuch' }, 'message: command: is not known'],
  [{ command: 5 }, 'message: command: is not known'],
  [{ command: 'pause' }, 'message: until: is missing'],
  [{ command: 'pause', until: 'noon' }, 'message: until: must be a number'],
  [{ command: 'save-settings', settings: 5 }, 'message: settings: must be an object'],
  [{ command: 'start', services: 'whatsapp', country: 'ZZ' }, 'message: services: must be a list'],
  [{ command: 'check-now', more: 1 }, 'message: has a field that is not known: more'],
  [{ command: 'find-collector', link: 5 }, 'message: link: must be a text'],
])('%j: %s', (message, sentence) => {
  expect(messageProblem(message)).toBe(sentence);
});
