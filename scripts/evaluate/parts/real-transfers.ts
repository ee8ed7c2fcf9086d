/**
 * Real transfers: the rule "less than a quarter of the control, in three of five" on the speed tests of 2021. The set has
 * no byte timelines, so that this is the ratio's half of "looks throttled" alone; the plateau is simulated elsewhere.
 */

import { THRESHOLDS } from '../../../src/verdict/thresholds.ts';
import { byNetwork, outside, type SpeedTest, speedTests, THROTTLED } from '../data/speed-tests.ts';
import { throttledAbroad } from '../world/noise.ts';

export interface Group {
  tests: number;
  slowTests: number;
  /** Runs of five tests of one network on one day or the next, and those in which three or more were slow. */
  fives: number;
  slowFives: number;
}

export interface RealTransfers {
  part: SpeedTest['part'];
  clean: Group;
  /** Clean without the networks that carry the policer's own rate. */
  adjudicated: Group;
  throttled: Group;
  /** Networks abroad that were throttled all the same: network, slow tests, tests. */
  abroad: { network: string; slow: number; tests: number }[];
}

const FIVE = 5;

/** As transfers.ts asks it, of goodputs alone. */
function slow({ serviceBps, controlBps }: SpeedTest): boolean {
  if (controlBps < THRESHOLDS.controlGoodputBps.value) return false;
  return serviceBps < THRESHOLDS.throttledAtMostBps.value && serviceBps / controlBps < THRESHOLDS.goodputRatio.value;
}

function group(networks: readonly (readonly SpeedTest[])[]): Group {
  const result: Group = { tests: 0, slowTests: 0, fives: 0, slowFives: 0 };
  for (const tests of networks) {
    result.tests += tests.length;
    result.slowTests += tests.filter(slow).length;
    for (let i = 0; i + FIVE <= tests.length; i += FIVE) {
      const five = tests.slice(i, i + FIVE);
      result.fives++;
      if (five.filter(slow).length >= THRESHOLDS.slowTransfers.value) result.slowFives++;
    }
  }
  return result;
}

export function realTransfers(): RealTransfers {
  const tests = speedTests().filter((t) => t.part === 'judge');
  const abroadTests = byNetwork(tests.filter(outside), 1);
  const hit = abroadTests.filter((list) => list.length >= 3 && throttledAbroad(list));
  return {
    part: 'judge',
    clean: group(abroadTests),
    adjudicated: group(abroadTests.filter((list) => !hit.includes(list))),
    throttled: group(
      byNetwork(
        tests.filter((t) => t.country === 'RU' && THROTTLED.test(t.organization)),
        1,
      ),
    ),
    abroad: hit.map((list) => ({
      network: list[0]?.network ?? '',
      slow: list.filter(slow).length,
      tests: list.length,
    })),
  };
}
