/** Without a network `npm start` says so and names the lab. The resolver is ours here: a test may not ask a real one. */
import { beforeEach, expect, it, vi } from 'vitest';
import { refuseOffline } from '../../scripts/live/offline.ts';

const lookup = vi.hoisted(() => vi.fn<(name: string) => Promise<object>>());
vi.mock('node:dns/promises', () => ({ lookup }));
beforeEach(() => vi.useRealTimers());

const SENTENCE =
  /^You seem to be offline \(none of example\.com, [^\n]+ resolves\); without internet there is npm start -- --lab healthy\.$/;

it('names the lab where no name resolves', async () => {
  lookup.mockRejectedValue(new Error('getaddrinfo EAI_AGAIN example.com'));
  await expect(refuseOffline('npm start --')).rejects.toThrow(SENTENCE);
});

it('says the same within five seconds where the resolver does not answer at all', async () => {
  vi.useFakeTimers();
  lookup.mockReturnValue(new Promise(() => {}));
  const refused = expect(refuseOffline('npm start --')).rejects.toThrow(SENTENCE);
  await vi.advanceTimersByTimeAsync(5_000);
  await refused;
});

it('is content with one name, be it only a domestic one, and asks for none of the catalogue', async () => {
  lookup.mockImplementation((name) => (name === 'nic.ir' ? Promise.resolve({}) : Promise.reject(new Error('none'))));
  await expect(refuseOffline('npm start --')).resolves.toBeUndefined();
  expect(lookup.mock.calls.flat().filter((name) => /whatsapp|telegram|signal|google/.test(name))).toEqual([]);
});
