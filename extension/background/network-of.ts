/** The name of the network that one request crossed, as far as it is known when the request has ended. */
import type { Observation } from '../../src/observation.ts';
import type { Round, Step } from '../../src/round.ts';
import { isNaming, namingSteps } from '../../src/schedule/naming.ts';
import type { Store } from '../../src/store/index.ts';
import { nameNetwork, networkNow, UNKNOWN_NETWORK } from './network-key.ts';

/** The rounds of a check follow each other: a name of the round before holds until this one's own answer, ms. */
const JUST_BEFORE_MS = 60_000;

export async function networkOf(
  store: Store,
  round: Round,
  step: Step,
  observation: Observation,
  now: number,
): Promise<string> {
  if (isNaming(step)) {
    // Our own cancel says nothing of the network. Without an answer it is unknown, not the old one: a VPN may be what is silent.
    if (observation.end === 'cancelled') return UNKNOWN_NETWORK;
    return nameNetwork(store, now, observation.stun?.prefixes ?? {});
  }
  // Between two rounds the network may have changed unseen: until this round's own answer it is not known.
  const { opening } = namingSteps(round);
  return networkNow(store, now, opening && round.startedAt - JUST_BEFORE_MS);
}
