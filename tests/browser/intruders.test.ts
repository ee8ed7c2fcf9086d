/**
 * A web page and another extension try to make ours upload, change its settings, or tell what it holds: no message is taken
 * and no file can be read. The same attempts against a copy that lets them in succeed, so that they do attempt something. Of our own
 * pages a malformed message is refused by its field, and nothing is stored.
 */
import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTwoOperators, type TwoOperators } from '../upload/two-operators.ts';
import { BROWSERS, builtFor, openSession, type Session } from './session.ts';
import {
  type Attempt,
  type Intruder,
  intrude,
  makeIntruder,
  newFolder,
  type Reached,
  weakened,
} from './support/intruders.ts';

const SITE = 'https://signal.org/';

/** What would do harm, as our own pages say it. */
const harm = (link: string): object[] => [
  { command: 'find-collector', link },
  { command: 'start-upload', services: ['max'], agreed: '' },
  { command: 'start-compare' },
  { command: 'save-settings', settings: { intervalMinutes: 5 } },
  { command: 'start', services: ['whatsapp'], country: 'ZZ' },
  { command: 'delete-everything' },
  { observed: { round: 'x', seq: 0, observation: {} } },
  { prober: 'cancel' },
  { event: 'changed' },
];

/** What a page of ours might say wrongly, and the sentence that it gets. */
const MALFORMED: readonly [message: object, sentence: string][] = [
  [{ command: 'no-such' }, 'message: command: there is none called "no-such"'],
  [{ command: 'start', services: 'whatsapp', country: 'ZZ' }, 'message: services: must be a list'],
  [{ command: 'start', services: ['icq'], country: 'ZZ' }, 'settings: services: there is no service called "icq"'],
  [{ command: 'pause', until: 'soon' }, 'message: until: must be a number'],
  [{ command: 'save-settings', settings: { intervalMinutes: 0 } }, 'settings: intervalMinutes: must be at least 5'],
  [
    { command: 'take-targets', file: 'not json' },
    'target list: the file is no target list signed with a key of this project',
  ],
  [{ command: 'pick-provider', asn: 'mine' }, 'message: asn: must be a number'],
  [{ observed: { round: 'x', seq: 0, observation: {} } }, 'message: observed.observation.kind: is missing'],
];

/** Each is refused by its field, and the background is there for the next one. */
async function refuse({ command, read }: Session): Promise<void> {
  const before = await read();
  for (const [message, sentence] of MALFORMED)
    await expect(command(message), JSON.stringify(message)).rejects.toThrow(`The extension refused: ${sentence}`);
  expect(await read()).toEqual(before);
}

describe.each(BROWSERS)('%s', (browser) => {
  const folder = newFolder();
  const intruder: Intruder = makeIntruder(folder);
  let operators: TwoOperators;
  beforeAll(async () => {
    operators = await startTwoOperators();
  });
  afterAll(async () => {
    await operators?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const attempt = ({ driver }: Session): Attempt => {
    const base = driver.extensionUrl('');
    // Firefox addresses another extension by the id of its manifest, Chromium by that of its addresses.
    const id = browser === 'firefox' ? 'tailback@tailback.invalid' : new URL(base).host;
    const files = ['manifest.json', 'icons/48.png', 'extension/popup/index.html', 'service-worker-loader.js'];
    return { id, base, messages: harm(operators.link), files };
  };

  const both = async (extensionDir: string, look: (session: Session) => Promise<void>): Promise<Reached[]> => {
    const session = await openSession({ browser, extensionDir, others: [intruder] });
    try {
      const places = [SITE, intruder.page(browser)];
      const reached: Reached[] = [];
      for (const place of places) {
        const page = await session.driver.openAt(place);
        reached.push(await page.evaluate(intrude, attempt(session)));
      }
      await look(session);
      return reached;
    } finally {
      await session.close();
    }
  };

  it('neither a page nor another extension is answered, reads a file, or changes anything', async () => {
    const reached = await both(builtFor(browser), async (session) => {
      const stored = await session.read();
      expect(stored?.settings?.consentedAt ?? null).toBeNull();
      expect([stored?.rounds ?? [], stored?.samples ?? []]).toEqual([[], []]);
      expect(operators.atRelay.arrived).toEqual([]);
      await refuse(session);
      // The same words from a page of ours are taken, once there is consent: it was the sender that was refused.
      await session.command({ command: 'start', services: ['whatsapp'], country: 'ZZ' });
      await session.command({ command: 'find-collector', link: operators.link });
      expect(operators.atRelay.arrived.length).toBe(1);
    });
    expect(reached).toEqual([
      { answered: 0, files: [] },
      { answered: 0, files: [] },
    ]);
  });

  it('the same attempts succeed where the doors are open', async () => {
    const [page, other] = await both(weakened(builtFor(browser), folder, `${SITE}*`), async () => undefined);
    expect(page?.files.length).toBeGreaterThan(0);
    expect(other?.answered).toBeGreaterThan(0);
    // Firefox has no way for a page to send a message to an extension.
    if (browser === 'chromium') expect(page?.answered).toBeGreaterThan(0);
  });
});
