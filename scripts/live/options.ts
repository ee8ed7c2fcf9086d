/** Command-line options of start and measure. A bad one is refused by name, before anything is built. */
import { scenarioById } from '../../tests/lab/scenarios/index.ts';
import { WrongUse } from '../bootstrap/wrong-use.mjs';
import type { BrowserName } from '../browser/find.mjs';
import { browserOf, countryCode, oneOf, serviceIds, wholeNumber } from '../option-values.ts';
import { readArguments } from '../read-arguments.ts';
import { CROWDS, type Crowd } from './crowds.ts';

export interface Options {
  browser: BrowserName;
  headless: boolean;
  rounds: number | undefined;
  /** Scenario of the lab. */
  lab: string | undefined;
  profile: string | undefined;
  out: string | undefined;
  /** Undefined: those ticked at first. */
  services: string[] | undefined;
  country: string | undefined;
  noCollector: boolean;
  /** What the lab's crowd has; undefined: the same. */
  crowd: Crowd | undefined;
  chromiumArgs: string[];
  firefoxPrefs: Record<string, string | number | boolean>;
}

/** What either command may have been given; what it does not take stays undefined. */
interface Given {
  browser?: string;
  headless?: boolean;
  rounds?: string;
  lab?: string;
  profile?: string;
  out?: string;
  services?: string;
  country?: string;
  'no-collector'?: boolean;
  crowd?: string;
  'chromium-arg'?: string[];
  'firefox-pref'?: string[];
}

const MOST_ROUNDS = 999_999;

/** @throws WrongUse */
export function parseOptions(command: 'start' | 'measure', args: readonly string[]): Options {
  const given: Given = (command === 'start' ? readArguments('start', args) : readArguments('measure', args)).values;
  const browser = browserOf(given.browser ?? 'chromium');
  const { rounds, services, country, crowd } = given;
  refuseMixed(given, browser);
  return {
    browser,
    headless: given.headless ?? false,
    rounds: rounds === undefined ? undefined : wholeNumber('rounds', rounds, MOST_ROUNDS),
    lab: given.lab === undefined ? undefined : scenarioById(given.lab).id,
    profile: given.profile,
    out: given.out,
    services: services === undefined ? undefined : serviceIds(services),
    noCollector: given['no-collector'] ?? false,
    crowd: crowd === undefined ? undefined : oneOf('crowd', CROWDS, crowd),
    country: country === undefined ? undefined : countryCode(country),
    chromiumArgs: given['chromium-arg'] ?? [],
    firefoxPrefs: Object.fromEntries((given['firefox-pref'] ?? []).map(preference)),
  };
}

/** Options that would be left unused beside each other. */
function refuseMixed(given: Given, browser: BrowserName): void {
  const [own, other] =
    browser === 'chromium' ? (['chromium-arg', 'firefox-pref'] as const) : (['firefox-pref', 'chromium-arg'] as const);
  if (given[other] !== undefined) throw new WrongUse(`--${other} means nothing to ${browser}: see --browser.`);
  if (given.crowd !== undefined && given.lab === undefined)
    throw new WrongUse('--crowd means nothing without --lab: it is the crowd of the lab.');
  if (given[own] !== undefined && given.lab !== undefined)
    throw new WrongUse(`--lab and --${own} exclude each other: the lab sets the browser up by itself.`);
}

/** `name=value`; true, false and whole numbers become what Firefox takes them for. */
function preference(text: string): [string, string | number | boolean] {
  const at = text.indexOf('=');
  if (at < 1) throw new WrongUse(`--firefox-pref must be name=value, not "${text}".`);
  const value = text.slice(at + 1);
  if (value === 'true' || value === 'false') return [text.slice(0, at), value === 'true'];
  return [text.slice(0, at), /^-?\d+$/.test(value) ? Number(value) : value];
}
