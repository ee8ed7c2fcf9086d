/** All scenarios, one line each; the order is that of `npm run lab -- --list`. */
import { WrongUse } from '../../../scripts/bootstrap/wrong-use.mjs';
import type { Scenario } from '../scenario.ts';
import { allServicesSilent } from './all-services-silent.ts';
import { blockPage } from './block-page.ts';
import { closed } from './closed.ts';
import { domesticOnly } from './domestic-only.ts';
import { forged } from './forged.ts';
import { frozen } from './frozen.ts';
import { healthy } from './healthy.ts';
import { nameGone } from './name-gone.ts';
import { nameServfail } from './name-servfail.ts';
import { outage5xx } from './outage-5xx.ts';
import { ownLineDead } from './own-line-dead.ts';
import { ownLineSlow } from './own-line-slow.ts';
import { parallelHandshakes } from './parallel-handshakes.ts';
import { policed } from './policed.ts';
import { policed1mbit } from './policed-1mbit.ts';
import { portal } from './portal.ts';
import { refused } from './refused.ts';
import { reset } from './reset.ts';
import { silent } from './silent.ts';
import { stunDelayed } from './stun-delayed.ts';
import { stunSilent } from './stun-silent.ts';
import { websocketStall } from './websocket-stall.ts';
import { wrongCa } from './wrong-ca.ts';

export const SCENARIOS: readonly Scenario[] = [
  healthy,
  policed,
  policed1mbit,
  reset,
  closed,
  silent,
  refused,
  nameGone,
  nameServfail,
  forged,
  wrongCa,
  frozen,
  blockPage,
  portal,
  outage5xx,
  websocketStall,
  stunSilent,
  stunDelayed,
  ownLineSlow,
  ownLineDead,
  domesticOnly,
  parallelHandshakes,
  allServicesSilent,
];

/** Only ever mistaken by a person. @throws WrongUse that lists what there is */
export function scenarioById(id: string): Scenario {
  const found = SCENARIOS.find((scenario) => scenario.id === id);
  if (!found) throw new WrongUse(`There is no scenario "${id}"; there are: ${SCENARIOS.map((s) => s.id).join(', ')}.`);
  return found;
}
