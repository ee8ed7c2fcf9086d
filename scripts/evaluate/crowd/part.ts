/** The crowd part: real speed tests first, then simulated crowds, each by src/crowd itself. */
import { groupBy } from '../../../src/crowd/group-by.ts';
import { type SpeedTest, speedTests } from '../data/speed-tests.ts';
import { Random } from '../random.ts';
import { bootstrap, type Interval } from '../statistics.ts';
import { areaBelow } from './auc.ts';
import type { CrowdSize } from './crowd-size.ts';
import { EVENT_KINDS, type EventResult, events } from './events.ts';
import { type NullResult, underNull } from './false-discoveries.ts';
import { NULLS } from './nulls.ts';
import { type PoisonResult, poisoning } from './poisoning.ts';
import { networksFor } from './power.ts';
import { type Chosen, choose, isAbroad, isMobile, type Judged, judgeProviders, score } from './replay-tests.ts';

export interface RealCrowd {
  tests: number;
  chosenInMarch: Chosen;
  chosenInApril: Chosen;
  abroad: Judged[];
  mobile: Judged[];
  russia: Judged[];
  auc: { whole: number; interval: Interval; march: number; april: number; mobile: number; abroad: number };
}

export interface Crowd {
  seed: string;
  real: RealCrowd | undefined;
  nulls: NullResult[];
  events: EventResult[];
  poison: PoisonResult[];
  power: { share: number; networks: { evidence: number; n: number }[] }[];
}

const LEAST = 5;
const SHARES = [0.94, 0.7, 0.5, 0.35];
const EVIDENCE = [1e2, 1e3, 1e4, 1e6];

export function realCrowd(seed: string): RealCrowd | undefined {
  const tests = speedTests();
  if (tests.length === 0) return undefined;
  const [march, april] = [tests.filter((t) => t.part === 'choose'), tests.filter((t) => t.part === 'judge')];
  const [chosenInMarch, chosenInApril] = [choose(march), choose(april)];
  const chosenFor = (test: SpeedTest): Chosen => (test.part === 'choose' ? chosenInApril : chosenInMarch);
  const judged = (of: (test: SpeedTest) => boolean): Judged[] => judgeProviders(tests.filter(of), chosenFor, LEAST);
  const auc = (list: readonly SpeedTest[]): number =>
    areaBelow(list.filter(isMobile).map(score), list.filter(isAbroad).map(score));
  const [mobile, abroad] = [tests.filter(isMobile), tests.filter(isAbroad)];
  // By provider: the tests of one are alike.
  const groups = [...groupBy([...mobile, ...abroad], ({ asn }) => String(asn)).values()];
  return {
    tests: tests.length,
    chosenInMarch,
    chosenInApril,
    abroad: judged(isAbroad),
    mobile: judged(isMobile),
    russia: judged((test) => test.country === 'RU' && !isMobile(test)),
    auc: {
      whole: auc(tests),
      interval: bootstrap(groups, (drawn) => auc(drawn.flat()), new Random(`${seed}/crowd/auc`)),
      march: auc(march),
      april: auc(april),
      mobile: mobile.length,
      abroad: abroad.length,
    },
  };
}

export function crowd(seed: string, size: CrowdSize, say: (line: string) => void): Crowd {
  const real = realCrowd(seed);
  const nulls = NULLS.map((what) => {
    say(`crowd: ${size.worlds * size.runs} runs under "${what.id}" ...`);
    return underNull(what, seed, size);
  });
  const happened = EVENT_KINDS.map((kind) => {
    say(`crowd: ${size.worlds * size.events} events of "${kind.id}" ...`);
    return events(kind, seed, size);
  });
  const power = SHARES.map((share) => ({
    share,
    networks: EVIDENCE.map((evidence) => ({ evidence, n: networksFor(share, evidence) })),
  }));
  return { seed, real, nulls, events: happened, poison: poisoning(seed, size.cells), power };
}
