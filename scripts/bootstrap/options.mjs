/**
 * The options of every command, each once: the bootstrap refuses a mistyped one before anything is installed, the scripts read
 * theirs through scripts/read-arguments.ts. The collector has its own list (collector/config/options.ts).
 * What they mean stands in scripts/help/; a test holds the two against each other.
 */
const flag = /** @type {const} */ ({ type: 'boolean' });
const value = /** @type {const} */ ({ type: 'string' });
const many = /** @type {const} */ ({ type: 'string', multiple: true });

/** Of start and measure alike. */
const run = { browser: value, rounds: value, lab: value, services: value, country: value, profile: value };

export const OPTIONS = {
  start: { ...run, headless: flag, crowd: value, 'no-collector': flag },
  measure: { ...run, out: value, 'chromium-arg': many, 'firefox-pref': many },
  test: { unit: flag, full: flag },
  build: {},
  bench: { browser: value, requests: value, rounds: value, write: flag },
  lab: { list: flag, seconds: value, country: value },
  export: {
    ...{ profile: value, browser: value, format: value, table: value, level: value },
    ...{ services: value, from: value, to: value, out: value },
  },
  judge: { json: flag, at: value },
  evaluate: { only: value, users: value, workers: value, seed: value },
  'check-targets': { only: many, list: value, 'print-list': flag, timeout: value, json: flag },
  research: { check: flag },
  'sign-targets': { key: value, out: value, 'new-key': value },
  simulate: { clients: value, scenario: value, seed: value },
  demo: { browser: value, headless: flag, out: value },
  screenshots: { browser: value, only: value, out: value, all: flag, 'no-build': flag },
  docs: { check: flag },
};
