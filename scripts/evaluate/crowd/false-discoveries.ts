/** Realised share of false alerts under correlated nulls, with and without a true trouble of one provider in the same run. */
import type { AlertEntry } from '../../../src/crowd/alert.ts';
import { replay } from '../../../src/crowd/replay.ts';
import { Random } from '../random.ts';
import { bootstrap, type Interval, shareInterval } from '../statistics.ts';
import type { CrowdSize } from './crowd-size.ts';
import type { Null } from './nulls.ts';
import { type Acting, HOUR_MS, hoursOf, K, pastOf, type Site, START } from './world.ts';

const RUN_HOURS = 30;

export interface NullResult {
  id: string;
  title: string;
  runs: number;
  /** Alerts, and those of them that were wrong. */
  alerts: number;
  wrong: number;
  runsWithWrong: number;
  /** True troubles put in, and those that were named. */
  troubles: number;
  found: number;
  held: number;
  worldwide: number;
  /** Mean over runs of the share of wrong ones (0 where none was raised). */
  rate: number;
  interval: Interval;
}

interface Run {
  alerts: number;
  wrong: number;
  trouble: boolean;
  found: boolean;
  held: number;
  worldwide: number;
}

/** A provider with networks enough is throttled: half to all of it, for four to twelve hours. */
function drawTrouble(random: Random, sites: readonly Site[]): { site: Site; acting: Acting } {
  const site = random.pick(sites.filter(({ size }) => size >= 20));
  const begins = START + (4 + random.index(12)) * HOUR_MS;
  const ends = begins + (4 + random.index(8)) * HOUR_MS;
  const share = random.between(0.6, 1);
  const acting: Acting = ({ asn, service }, hour) =>
    asn === site.asn && service === site.service && hour >= begins && hour < ends
      ? [{ share, worst: 'throttled' }]
      : [];
  return { site, acting };
}

/** @param world the cause is the service's own side, so that "the world" is right of it */
function judgeRun(entries: readonly AlertEntry[], site: Site | undefined, world: boolean): Run {
  const opened = entries.filter((e) => e.kind === 'opened');
  const worldwide = opened.filter((e) => e.scope === 'world').length;
  const named = opened.filter((e) => e.scope !== 'world');
  // What an alert named in the end counts: a true one that later takes in others is wrong too.
  const last = named.map((alert) => entries.filter((e) => e.id === alert.id).at(-1) ?? alert);
  const isRight = (e: AlertEntry): boolean =>
    e.service === site?.service && e.asns.length === 1 && e.asns[0] === site?.asn;
  return {
    alerts: opened.length,
    wrong: last.filter((e) => !isRight(e)).length + (world ? 0 : worldwide),
    trouble: site !== undefined,
    found: last.some(isRight),
    held: entries.filter((e) => e.kind === 'held').length,
    worldwide,
  };
}

export function underNull(what: Null, seed: string, { worlds, days, runs: runsEach }: CrowdSize): NullResult {
  const runs: Run[] = [];
  for (let w = 0; w < worlds; w += 1) {
    const random = new Random(`${seed}/crowd-judged/${what.id}/${w}`);
    const { sites, state: past } = pastOf(seed, w, days, what.pastId, what.past);
    for (let r = 0; r < runsEach; r += 1) {
      const acting = what.draw(random, START, sites);
      const trouble = r % 2 === 0 ? drawTrouble(random, sites) : undefined;
      const both: Acting = (site, hour) => [...acting(site, hour), ...(trouble?.acting(site, hour) ?? [])];
      const { entries } = replay(hoursOf(sites, START, RUN_HOURS, both, random), K, past);
      runs.push(judgeRun(entries, trouble?.site, what.ofTheService));
    }
  }
  const sum = (of: (run: Run) => number): number => runs.reduce((total, run) => total + of(run), 0);
  const wrongRuns = runs.filter((run) => run.wrong > 0).length;
  const random = new Random(`${seed}/crowd-judged/${what.id}/bootstrap`);
  const rate = (list: readonly Run[]): number =>
    list.reduce((total, run) => total + run.wrong / Math.max(1, run.alerts), 0) / Math.max(1, list.length);
  return {
    id: what.id,
    title: what.title,
    runs: runs.length,
    alerts: sum((run) => run.alerts),
    wrong: sum((run) => run.wrong),
    runsWithWrong: wrongRuns,
    troubles: runs.filter((run) => run.trouble).length,
    found: runs.filter((run) => run.found).length,
    held: sum((run) => run.held),
    worldwide: sum((run) => run.worldwide),
    rate: rate(runs),
    // A bootstrap of nothing is nothing: then the exact bound of no run in so many.
    interval: wrongRuns === 0 ? shareInterval(0, runs.length) : bootstrap(runs, rate, random),
  };
}
