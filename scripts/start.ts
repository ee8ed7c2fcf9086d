/**
 * `npm start`: the extension in a browser with a profile of its own, and a table of each finished round in the terminal.
 * In a window the person reads the welcome page and presses start; without one (--headless) or in the lab, where no
 * service is asked, this script gives consent in their place.
 */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DEFAULT_SETTINGS } from '../src/settings.ts';
import { judge } from '../src/verdict/judge.ts';
import { scenarioById } from '../tests/lab/scenarios/index.ts';
import { startBeside } from './live/collector.ts';
import { compareWith, saidOfCrowd } from './live/compare.ts';
import { withoutWindow } from './live/display.ts';
import { type Finished, finishedRounds } from './live/finished-rounds.ts';
import { type LabCrowd, startLabCrowd, votesIn } from './live/lab-crowd.ts';
import { type Live, openLive, WELCOME } from './live/live.ts';
import { refuseOffline } from './live/offline.ts';
import { type Options, parseOptions } from './live/options.ts';
import { roundTable } from './live/round-table.ts';
import { runMain } from './live/run-main.ts';
import { stopSignal } from './live/stop-signal.ts';
import { writableFolder } from './live/writable.ts';

const OWN_FOLDER = fileURLToPath(new URL('../.tailback/', import.meta.url));

/** A lab run starts from nothing: what an earlier scenario measured would be the history of this one. */
function profileOf(options: Options): string {
  if (options.profile !== undefined) return options.profile;
  if (options.lab === undefined) return join(OWN_FOLDER, options.browser);
  const dir = join(OWN_FOLDER, `${options.browser}-lab`);
  rmSync(dir, { recursive: true, force: true });
  return dir;
}

/** The extension opens its welcome page itself when it is new in the profile. */
async function showWelcome(live: Live): Promise<void> {
  const until = Date.now() + 3_000;
  while (Date.now() < until) {
    if ((await live.driver.findPage(WELCOME)) !== null) return;
    await new Promise((done) => setTimeout(done, 200));
  }
  const stored = await live.read({ rounds: Date.now(), samples: Date.now() });
  if (stored?.settings?.consentedAt == null) await live.driver.openPage(WELCOME);
}

function report({ round, samples, history, settings, online }: Finished): string {
  const verdicts = judge({ samples: history, settings, now: Date.now(), online });
  const seconds = (((round.endedAt ?? round.startedAt) - round.startedAt) / 1000).toFixed(1);
  const title = `${round.kind} round, ${new Date(round.startedAt).toLocaleTimeString('en-GB')}, ${seconds} s`;
  return `\n${title}\n${roundTable(settings, samples, verdicts)}`;
}

/** In the lab others can be had: a crowd at the provider that its STUN servers show. */
async function crowdOf(options: Options): Promise<LabCrowd | null> {
  if (options.lab === undefined) return null;
  const services = options.services ?? DEFAULT_SETTINGS.services;
  const crowd = options.crowd ?? 'provider';
  const made = await startLabCrowd(crowd, votesIn(scenarioById(options.lab), services));
  const what = crowd === 'provider' ? 'the same trouble as this browser is about to have, if any' : 'no trouble at all';
  console.log(`Others at the lab's provider have ${what}; their collector: ${made.link}`);
  return made;
}

async function main(args: string[]): Promise<number> {
  const options = parseOptions('start', args);
  if (options.profile !== undefined) options.profile = writableFolder('profile', options.profile);
  const headless = withoutWindow(options.headless);
  if (options.lab === undefined) await refuseOffline('npm start --');
  const forTests = headless || options.lab !== undefined;
  const stop = stopSignal();
  const from = Date.now();
  console.log('Building the extension ...');
  const crowd = options.noCollector ? null : await crowdOf(options);
  const collector = options.noCollector || crowd ? crowd : await startBeside();
  const live = await openLive(options, { headless, forTests, profileDir: profileOf(options) });
  try {
    stop.watch(live);
    console.log(`${live.driver.browser} ${live.driver.version}. Ctrl-C ends it.`);
    await showWelcome(live);
    if (forTests) await live.consent();
    if (crowd) await compareWith(live, crowd);
    if (!forTests) console.log('Read the welcome page and press start there.');
    let left = options.rounds ?? Number.POSITIVE_INFINITY;
    for await (const finished of finishedRounds(live, from, stop.signal)) {
      console.log(report(finished));
      if (crowd) console.log(await saidOfCrowd(live, finished.settings));
      left -= 1;
      if (left <= 0) break;
    }
  } catch (error) {
    // Whatever fails because the browser is just going away is no failure.
    if (!stop.signal.aborted) throw error;
  } finally {
    await live.close();
    await collector?.stop();
  }
  return 0;
}

await runMain('start', main);
