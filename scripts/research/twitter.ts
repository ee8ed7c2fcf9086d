/** The speed tests of 2021 as the crowd's decision sees them: one vote a network, read with a cut chosen on the other month. */
import { type Chosen, choose, firstTests, isAbroad, isMobile, judgeProviders } from '../evaluate/crowd/replay-tests.ts';
import type { SpeedTest } from '../evaluate/data/speed-tests.ts';
import type { Value } from './tables.ts';

const LEAST_NETWORKS = 5;

/** In the order of the tables. */
const GROUPS: readonly [string, (test: SpeedTest) => boolean][] = [
  ['Abroad', isAbroad],
  ['Russia, mobile', isMobile],
  ['Russia, others', (test) => test.country === 'RU' && !isMobile(test)],
];

function chosenBy(tests: readonly SpeedTest[]): (test: SpeedTest) => Chosen {
  const march = choose(tests.filter(({ part }) => part === 'choose'));
  const april = choose(tests.filter(({ part }) => part === 'judge'));
  return ({ part }) => (part === 'choose' ? april : march);
}

export function votesOf(tests: readonly SpeedTest[]): Value[][] {
  const chosenFor = chosenBy(tests);
  return GROUPS.flatMap(([group, of]) =>
    firstTests(tests.filter(of)).map((test): Value[] => {
      const share = test.serviceBps / test.controlBps;
      return [group, test.asn, test.network, share, share < chosenFor(test).cut];
    }),
  );
}

export function judgedProviders(tests: readonly SpeedTest[]): Value[][] {
  const chosenFor = chosenBy(tests);
  return GROUPS.flatMap(([group, of]) =>
    judgeProviders(tests.filter(of), chosenFor, LEAST_NETWORKS).map(
      ({ asn, organization, networks, bad, alarm }): Value[] => [
        group,
        asn,
        organization,
        networks,
        bad,
        alarm ?? null,
      ],
    ),
  );
}
