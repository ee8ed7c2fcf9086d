/** The first promise: nothing is asked of anybody before start is pressed, and nothing after everything was deleted. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SETTINGS } from '../../scripts/live/live.ts';
import { traffic } from './lab-traffic.ts';
import { busyHosts } from './one-at-a-time.ts';
import { BROWSERS, builtFor, openSession, type Session } from './session.ts';

const POPUP = 'extension/popup/index.html';
const IDLE_MS = 5_000;

/** As a person might without deciding anything: looks at both pages, waits, the background dies and a page opens again. */
async function lookAround({ driver, page }: Session): Promise<void> {
  const popup = await driver.openPage(POPUP);
  await page();
  await sleep(IDLE_MS);
  await driver.killBackground();
  await popup.close();
  await (await driver.openPage(POPUP)).close();
  await sleep(IDLE_MS / 2);
}

describe.each(BROWSERS)('%s', (browser) => {
  let session: Session;
  beforeAll(async () => {
    session = await openSession({ browser });
  });
  afterAll(() => session?.close());

  it('no name of the catalogue is asked for and none is connected to before consent', async () => {
    await lookAround(session);
    const { ours, own } = traffic(session);
    console.log(`${browser}, before consent: ${ours.length} of ours; the browser's own: ${own.join(', ') || 'none'}`);
    expect(ours).toEqual([]);
  });

  it('no collector is asked either, whatever a page may say', async () => {
    let asked = 0;
    const collector = createServer((_, response) => {
      asked += 1;
      response.end();
    });
    await new Promise<void>((resolve) => collector.listen(0, '127.0.0.1', resolve));
    const { port } = collector.address() as AddressInfo;
    try {
      const link = `http://127.0.0.1:${port}`;
      await expect(session.command({ command: 'find-collector', link })).rejects.toThrow(/permission/);
      expect(asked).toBe(0);
    } finally {
      collector.close();
    }
  });

  it('consent makes requests, so that the count above means something', async () => {
    await session.consent();
    await session.until('a finished round', ({ rounds }) =>
      rounds.some((r) => r.state === 'done') ? true : undefined,
    );
    expect(traffic(session).ours.length).toBeGreaterThan(30);
    expect(busyHosts(session.lab.records)).toEqual([]);
  });

  it('nothing more after everything was deleted in the middle of the check', async () => {
    const settings = await session.driver.openPage(SETTINGS);
    await settings.click('delete');
    await settings.click('delete-confirm');
    await session.until('an empty store', ({ rounds, samples }) =>
      rounds.length + samples.length === 0 ? true : undefined,
    );
    const from = session.lab.records.length;
    await lookAround(session);
    const { ours, own } = traffic(session, from);
    console.log(`${browser}, after delete: ${ours.length} of ours; the browser's own: ${own.join(', ') || 'none'}`);
    expect(ours).toEqual([]);
    const stored = await session.read();
    expect([stored?.rounds, stored?.samples]).toEqual([[], []]);
    expect(stored?.settings?.consentedAt ?? null).toBeNull();
  });
});

describe.each(BROWSERS)('%s, the shipped build', (browser) => {
  it('asks nobody while the browser withholds the permission, since such a request would name the install', async () => {
    const session = await openSession({ browser, extensionDir: builtFor(browser, true) });
    try {
      await expect(session.consent()).rejects.toThrow(/permission/);
      await session.driver.killBackground();
      await session.command({ command: 'resume' });
      await sleep(IDLE_MS / 2);
      expect(traffic(session).ours).toEqual([]);
    } finally {
      await session.close();
    }
  });
});
