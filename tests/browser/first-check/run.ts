/**
 * One first check as a person has it: the welcome page that opens by itself, its start button, and the popup beside it, whose
 * rows are read until the check is over.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Driver, Page } from '../../../scripts/browser/driver.ts';
import type { BrowserName } from '../../../scripts/browser/find.mjs';
import { WELCOME } from '../../../scripts/live/live.ts';
import { DEFAULT_SETTINGS } from '../../../src/settings.ts';
import type { Technique } from '../../../src/verdict/verdict.ts';
import type { Expected } from '../../lab/scenario.ts';
import { scenarioById } from '../../lab/scenarios/index.ts';
import { busyHosts } from '../one-at-a-time.ts';
import { openSession } from '../session.ts';

/** What a person was promised: a verdict within this time of pressing start. */
export const LIMIT_MS = 90_000;
const LOOK_EVERY_MS = 250;
const POPUP = 'extension/popup/index.html';

export interface Shown {
  service: string;
  state: string;
  technique: string;
  confidence: string;
}

export interface FirstCheck {
  scenario: string;
  browser: BrowserName;
  /** From the click to the moment from which on the popup said what is expected, until we left; null: it did not. */
  seconds: number | null;
  /** From the click until we left. */
  checkSeconds: number;
  /** The rows that the scenario speaks of, as they were at the end. */
  rows: Shown[];
  /** Services that the scenario leaves alone and the popup accused all the same. */
  accused: string[];
  busy: string[];
}

/** States that accuse a service or its network. */
const ACCUSING = ['slow', 'throttled', 'blocked', 'unreachable', 'outage'];

export interface Way {
  /** Chosen on the welcome page; some scenarios need one. */
  country?: string;
  /** Leave as soon as the popup has said what is expected for so long. Default: stay until the check is over. */
  enoughMs?: number;
}

export async function firstCheck(browser: BrowserName, scenario: string, way: Way = {}): Promise<FirstCheck> {
  const { country = 'ZZ', enoughMs = Number.POSITIVE_INFINITY } = way;
  const wanted = expected(scenario, browser);
  const session = await openSession({ browser, scenario, country });
  try {
    const welcome = await welcomePage(session.driver);
    await welcome.waitFor('start');
    if (country !== 'ZZ') await welcome.evaluate(choose, country);
    const startedAt = Date.now();
    await welcome.click('start');
    const popup = await session.driver.openPage(POPUP);
    let since: number | null = null;
    let rows: Shown[] = [];
    let others: Shown[] = [];
    // A popup that opens in the very moment of the click is there before the check is.
    let begun = false;
    for (let running = true; running && Date.now() - startedAt < LIMIT_MS; await sleep(LOOK_EVERY_MS)) {
      const seen = await popup.evaluate(look, undefined);
      const named = (row: Shown): boolean => wanted.some((w) => w.service === row.service);
      rows = seen.rows.filter(named);
      others = seen.rows.filter((row) => !named(row));
      since = fits(rows, wanted) ? (since ?? Date.now()) : null;
      begun ||= seen.running;
      const over = begun && !seen.running && seen.rows.length > 0;
      running = !over && (since === null || Date.now() - since < enoughMs);
    }
    return {
      scenario,
      browser,
      seconds: since === null ? null : (since - startedAt) / 1000,
      checkSeconds: (Date.now() - startedAt) / 1000,
      rows,
      accused: others.filter((r) => ACCUSING.includes(r.state)).map((r) => `${r.service}: ${r.state} ${r.technique}`),
      busy: busyHosts(session.lab.records),
    };
  } finally {
    await session.close();
  }
}

/** A scenario's technique as this browser can say it: Firefox has one word for a reset and a close (docs/methods/failures.md). */
function sayable(technique: Technique | null, browser: BrowserName): Technique | null {
  return browser === 'firefox' && technique === 'closed' ? 'reset' : technique;
}

/** One for each row of the popup: `*` stands for every service that is ticked at first. */
function expected(scenario: string, browser: BrowserName): Expected[] {
  const { expect = [] } = scenarioById(scenario);
  return expect.flatMap((one) => {
    const said = { ...one, technique: sayable(one.technique, browser) };
    return one.service === '*' ? DEFAULT_SETTINGS.services.map((service) => ({ ...said, service })) : [said];
  });
}

function fits(rows: readonly Shown[], wanted: readonly Expected[]): boolean {
  return wanted.every(({ service, state, technique }) =>
    rows.some((row) => row.service === service && row.state === state && row.technique === (technique ?? '')),
  );
}

async function welcomePage(driver: Driver): Promise<Page> {
  for (const until = Date.now() + 5_000; Date.now() < until; await sleep(200)) {
    const page = await driver.findPage(WELCOME);
    if (page) return page;
  }
  throw new Error('The welcome page did not open by itself within 5 s of the installation.');
}

/** Runs in the popup. */
function look(): { running: boolean; rows: Shown[] } {
  const rows = [...document.querySelectorAll<HTMLElement>('[data-testid^="verdict-"]')].map(({ dataset }) => ({
    service: dataset.testid?.replace('verdict-', '') ?? '',
    state: dataset.state ?? '',
    technique: dataset.technique ?? '',
    confidence: dataset.confidence ?? '',
  }));
  return { running: document.querySelector('[data-testid="progress"]') !== null, rows };
}

/** Runs in the welcome page. */
function choose(country: string): void {
  const field = document.querySelector<HTMLSelectElement>('[data-testid="country"]');
  if (!field) throw new Error('The welcome page has no field for the country.');
  field.value = country;
  field.dispatchEvent(new Event('change', { bubbles: true }));
}
