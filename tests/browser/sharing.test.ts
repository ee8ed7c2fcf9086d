/**
 * The page of sharing as a person uses it, and what then happens when the relay is gone: nothing is sent in any other way,
 * what waits is kept, and withdrawing empties it.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from '../../scripts/browser/driver.ts';
import { decodeRequest } from '../../src/report/bhttp.ts';
import { reportSchema } from '../../src/report/report.ts';
import { startTwoOperators, type TwoOperators } from '../upload/two-operators.ts';
import { BROWSERS, openSession, type Session } from './session.ts';
import {
  choseHoursAgo,
  collectorOf,
  failuresOf,
  makeDue,
  queued,
  queueOf,
  sendAll,
  withPast,
} from './support/uploads.ts';

const HOURS = 2;

const reports = ({ arrived }: TwoOperators['atRelay']): number => arrived.filter((a) => a.method === 'POST').length;

const bundles = ({ atRelay }: TwoOperators): number => atRelay.arrived.filter((a) => a.path === '/bundle').length;

async function eventually(what: string, holds: () => Promise<boolean>): Promise<void> {
  for (const deadline = Date.now() + 20_000; Date.now() < deadline; await sleep(100)) if (await holds()) return;
  throw new Error(`${what} did not happen within 20 s.`);
}

/** Runs in the page: types as a person would, so that the page hears it. */
function type(link: string): void {
  const field = document.querySelector<HTMLInputElement>('[data-testid="collector"]');
  if (!field) throw new Error('there is no field for the address');
  field.value = link;
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

describe.each(BROWSERS)('%s', (browser) => {
  let operators: TwoOperators;
  let session: Session;
  let page: Page;
  beforeAll(async () => {
    operators = await startTwoOperators();
    session = await openSession({ browser });
    await withPast(session, { seed: 'one', services: ['whatsapp', 'max'] });
    page = await session.driver.openPage('extension/sharing/index.html');
  });
  afterAll(async () => {
    await session?.close();
    await operators?.stop();
  });

  it('shows who runs it and the exact bytes of a report of the person’s own, before anything is sent', async () => {
    await page.waitFor('find-collector');
    await page.evaluate(type, operators.link);
    await page.click('find-collector');
    await page.waitFor('who-runs');
    expect(await page.attribute('who-runs', 'data-operators')).toBe('two');
    const text = await page.text('report');
    expect(reportSchema.parse(JSON.parse(text)).service).toBe('whatsapp');
    const message = Buffer.from((await page.text('bytes')).replaceAll(' ', ''), 'hex');
    expect(new TextDecoder().decode(decodeRequest(message).content)).toBe(text);
    expect([reports(operators.atRelay), (await queueOf(page)).length]).toEqual([0, 0]);
    expect(operators.atRelay.arrived.map((a) => `${a.method} ${a.path}`)).toEqual(['GET /manifest']);
  });

  it('asks a mirror for public figures once it is chosen, and for nothing that is one’s own', async () => {
    expect(operators.atMirror.arrived).toEqual([]);
    await page.click('mirror-0');
    await page.click('use-hosts');
    await eventually('the choice', async () => (await collectorOf(page)).mirrors.includes(operators.atMirror.url));
    await page.click('start-compare');
    await page.waitFor('stop-compare');
    // Measuring is paused, and so is everything that leaves.
    await sleep(1_000);
    expect(operators.atMirror.arrived).toEqual([]);
    await session.command({ command: 'resume' });
    // Nothing is published there, so that each of the two is asked.
    await eventually('a try of both', async () => operators.atMirror.arrived.length > 0 && bundles(operators) > 0);
    await page.waitFor('figures-trouble');
    expect(new Set(operators.atMirror.arrived.map((a) => `${a.method} ${a.path}`))).toEqual(new Set(['GET /bundle']));
    const sent = operators.atMirror.arrived.flatMap(({ headers }) => headers);
    expect(sent.filter((line) => /^(origin|referer|cookie|accept-language|if-none-match):/i.test(line))).toEqual([]);
    await session.command({ command: 'pause', until: -1 });
    await page.click('stop-compare');
    await page.waitFor('start-compare');
  });

  it('begins with the button, and keeps everything while the relay is stopped, sending nothing elsewhere', async () => {
    await page.click('start-upload');
    await page.waitFor('status');
    await choseHoursAgo(session, HOURS);
    const waiting = await queued(session, HOURS);
    expect(new Set(waiting.map((report) => report.service))).toEqual(new Set(['whatsapp']));
    await operators.atRelay.down();
    const elsewhere = session.lab.records.length;
    await makeDue(session);
    await eventually('a failed try', async () => (await failuresOf(page)) > 0);
    await sleep(2_000);
    expect(await failuresOf(page)).toBe(1);
    expect((await queueOf(page)).length).toBe(waiting.length);
    expect([reports(operators.atRelay), operators.atGateway.arrived.filter((a) => a.method === 'POST').length]).toEqual(
      [0, 0],
    );
    const asked = session.lab.records.slice(elsewhere).filter((record) => record.type === 'request');
    expect(asked).toEqual([]);
  });

  it('delivers what waited once the relay is back, with the bytes it had sealed', async () => {
    const sealed = (await queueOf(page)).filter((report) => report.sealed).length;
    expect(sealed).toBe(1);
    await operators.atRelay.up();
    const sent = await sendAll(session);
    expect(sent.map(({ result }) => result).filter((result) => result !== 'counted' && result !== 'history')).toEqual(
      [],
    );
    expect([sent.length, reports(operators.atRelay)]).toEqual([HOURS, HOURS]);
  });

  it('says that what answers is signed with another key, where it is, and not that nobody answers', async () => {
    const stranger = await startTwoOperators();
    const own = operators.atRelay.target;
    operators.atRelay.target = stranger.atRelay.target;
    await choseHoursAgo(session, HOURS);
    await queued(session, HOURS);
    await makeDue(session);
    await page.waitFor('manifest-trouble');
    expect(await page.text('manifest-trouble')).toMatch(/not signed with the key/);
    expect((await queueOf(page)).length).toBe(HOURS);
    operators.atRelay.target = own;
    await stranger.stop();
    await sendAll(session);
  });

  it('ends with the button: the queue is empty and nothing more is sent', async () => {
    await choseHoursAgo(session, HOURS);
    await queued(session, HOURS);
    const before = reports(operators.atRelay);
    await page.click('stop-upload');
    await eventually('an empty queue', async () => (await queueOf(page)).length === 0);
    await makeDue(session);
    await sleep(1_500);
    expect((await collectorOf(page)).upload).toBeNull();
    expect(reports(operators.atRelay)).toBe(before);
  });

  it.runIf(browser === 'firefox')(
    'ends when the permission to collect data is withdrawn in Firefox’s own page',
    async () => {
      await session.driver.allowDataCollection?.(true);
      await page.waitFor('start-upload');
      await page.click('start-upload');
      await eventually('sharing', async () => (await collectorOf(page)).upload !== null);
      await choseHoursAgo(session, HOURS);
      await queued(session, HOURS);
      const before = reports(operators.atRelay);
      await session.driver.allowDataCollection?.(false);
      await eventually('the end of sharing', async () => (await collectorOf(page)).upload === null);
      expect((await queueOf(page)).length).toBe(0);
      await makeDue(session);
      await sleep(1_000);
      expect(reports(operators.atRelay)).toBe(before);
    },
  );
});
