/** Messages to the background: each kind is told from the others, and a malformed one is refused with a sentence that names its field. */
import { describe, expect, it } from 'vitest';
import { readMessage } from '../../extension/read-message.ts';

const OBSERVATION = {
  ...{ kind: 'http', url: 'https://web.whatsapp.com/', at: 1, end: 'complete', totalMs: 5, wallMs: 5 },
  ...{ freshPool: true, online: true, status: 200 },
};
const observed = (over: object): object => ({
  observed: { round: 'r', seq: 0, observation: { ...OBSERVATION, ...over } },
});

describe('a message as it should be', () => {
  it('of each kind is taken for it', () => {
    expect(readMessage({ command: 'check-now' })).toEqual({ command: { command: 'check-now' } });
    expect(readMessage({ command: 'pick-provider', asn: null })).toHaveProperty('upload');
    // A prober of a later build may tell more: that is no reason to lose the request.
    expect(readMessage(observed({ later: 1 }))).toMatchObject({ observed: { seq: 0, observation: { status: 200 } } });
  });

  it.each([[{ prober: 'cancel' }], [{ event: 'changed' }], [{}], [[]], [null], ['start'], [7]])(
    '%j is not for the background, and has no answer',
    (message) => expect(readMessage(message)).toBeUndefined(),
  );
});

describe('a malformed message', () => {
  it.each([
    [{ command: 'no-such' }, 'message: command: there is none called "no-such"'],
    [{ command: 7 }, 'message: command: must be a text'],
    [{ command: null }, 'message: command: must be a text'],
    [{ command: 'pause' }, 'message: until: is missing'],
    [{ command: 'pause', until: 'soon' }, 'message: until: must be a number'],
    [{ command: 'resume', now: true }, 'message: has a field that is not known: now'],
    [{ command: 'start', services: 'whatsapp', country: 'ZZ' }, 'message: services: must be a list'],
    [{ command: 'start', services: [1], country: 'ZZ' }, 'message: services[0]: must be a text'],
    [{ command: 'start', services: ['whatsapp'] }, 'message: country: is missing'],
    [{ command: 'save-settings', settings: 5 }, 'message: settings: must be an object'],
    [{ command: 'take-targets', file: {} }, 'message: file: must be a text'],
    // Of the commands of sharing, too, the field at fault is named, not the command.
    [{ command: 'find-collector', link: 1 }, 'message: link: must be a text'],
    [{ command: 'pick-provider', asn: 1.5 }, 'message: asn: must be a whole number'],
    [{ command: 'use-hosts', relays: [] }, 'message: mirrors: is missing'],
    [{ observed: 1 }, 'message: observed: must be an object'],
    [{ observed: { round: 'r', seq: '0', observation: OBSERVATION } }, 'message: observed.seq: must be a number'],
    [observed({ at: undefined }), 'message: observed.observation.at: is missing'],
    [observed({ end: 'maybe' }), /^message: observed\.observation\.end: must be "complete" or "error"/],
    [observed({ totalMs: Number.NaN }), 'message: observed.observation.totalMs: must be a number'],
  ] as const)('%j', (message, sentence) => {
    const read = readMessage(message);
    const problem = read && 'problem' in read ? read.problem : '';
    expect(Object.keys(read ?? {})).toEqual(['problem']);
    if (typeof sentence === 'string') expect(problem).toBe(sentence);
    else expect(problem).toMatch(sentence);
  });
});
