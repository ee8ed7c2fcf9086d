/** Command-line options shared by start and measure. A bad one is refused by name, before anything is built. */
import { parseArgs } from 'node:util';
import { SERVICES } from '../../src/targets/index.ts';
import { scenarioById } from '../../tests/lab/scenarios/index.ts';
import type { BrowserName } from '../browser/find.mjs';
import { CROWDS, type Crowd } from './crowds.ts';

const OPTIONS = {
  browser: { type: 'string', default: 'chromium' },
  headless: { type: 'boolean', default: false },
  rounds: { type: 'string' },
  lab: { type: 'string' },
  profile: { type: 'string' },
  out: { type: 'string' },
  services: { type: 'string' },
  country: { type: 'string' },
  'no-collector': { type: 'boolean', default: false },
  crowd: { type: 'string' },
  'chromium-arg': { type: 'string', multiple: true },
  'firefox-pref': { type: 'string', multiple: true },
} as const;
type Name = keyof typeof OPTIONS;

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

/** @throws one sentence that names the option */
export function parseOptions(args: readonly string[], allowed: readonly Name[]): Options {
  const known = Object.fromEntries(allowed.map((name) => [name, OPTIONS[name]]));
  // `values` holds only allowed names, the rest stays undefined.
  const { values } = parseArgs({ args: [...args], options: known as typeof OPTIONS, strict: true });
  const { browser = 'chromium' } = values;
  if (browser !== 'chromium' && browser !== 'firefox') {
    throw new Error(`--browser must be chromium or firefox, not "${browser}".`);
  }
  const other = browser === 'chromium' ? 'firefox-pref' : 'chromium-arg';
  if (values[other] !== undefined) throw new Error(`--${other} means nothing to ${browser}: see --browser.`);
  return {
    browser,
    headless: values.headless ?? false,
    rounds: values.rounds === undefined ? undefined : wholeNumber('rounds', values.rounds),
    lab: values.lab === undefined ? undefined : scenarioById(values.lab).id,
    profile: values.profile,
    out: values.out,
    services: values.services === undefined ? undefined : serviceIds(values.services),
    noCollector: values['no-collector'] ?? false,
    crowd: values.crowd === undefined ? undefined : crowdOf(values.crowd, values.lab),
    country: values.country === undefined ? undefined : countryCode(values.country),
    chromiumArgs: values['chromium-arg'] ?? [],
    firefoxPrefs: Object.fromEntries((values['firefox-pref'] ?? []).map(preference)),
  };
}

function crowdOf(text: string, lab: string | undefined): Crowd {
  if (lab === undefined) throw new Error('--crowd means nothing without --lab: it is the crowd of the lab.');
  const crowd = CROWDS.find((one) => one === text);
  if (crowd === undefined) throw new Error(`--crowd must be ${CROWDS.join(' or ')}, not "${text}".`);
  return crowd;
}

function wholeNumber(name: string, text: string): number {
  if (/^[1-9]\d{0,5}$/.test(text)) return Number(text);
  throw new Error(`--${name} must be a whole number from 1, not "${text}".`);
}

function serviceIds(text: string): string[] {
  const ids = text.split(',').map((id) => id.trim());
  const unknown = ids.find((id) => !SERVICES.some((service) => service.id === id));
  const twice = ids.find((id, i) => ids.indexOf(id) < i);
  if (twice !== undefined) throw new Error(`--services: "${twice}" is there twice.`);
  if (unknown === undefined) return ids;
  throw new Error(`--services: there is no "${unknown}"; there are ${SERVICES.map((s) => s.id).join(', ')}.`);
}

function countryCode(text: string): string {
  if (/^[A-Z]{2}$/.test(text)) return text;
  throw new Error(`--country must be two capital letters (ISO 3166, ZZ for none), not "${text}".`);
}

/** `name=value`; true, false and whole numbers become what Firefox takes them for. */
function preference(text: string): [string, string | number | boolean] {
  const at = text.indexOf('=');
  if (at < 1) throw new Error(`--firefox-pref must be name=value, not "${text}".`);
  const value = text.slice(at + 1);
  if (value === 'true' || value === 'false') return [text.slice(0, at), value === 'true'];
  return [text.slice(0, at), /^-?\d+$/.test(value) ? Number(value) : value];
}
