/**
 * The STUN control of a round names the network, at its beginning and again at its end: in between a VPN may come up, and no event
 * of the browser tells it. STUN servers of services are asked too, and name nothing: to each the same line may look different.
 */
import type { Round, Step } from '../round.ts';
import type { Sample } from '../sample.ts';

/** Time an answer at the end of a round is waited for, ms: the first one came, and nobody is to wait for this. */
export const CLOSING_LIMIT_MS = 3_000;

export const isNaming = ({ kind, targetType }: Pick<Step, 'kind' | 'targetType'>): boolean =>
  kind === 'stun' && targetType === 'control';

/** The round's first question for the network's name, and its last where the round ends with one. */
export function namingSteps({ steps }: Pick<Round, 'steps'>): { opening?: Step; closing?: Step } {
  const opening = steps.find(isNaming);
  const last = steps.at(-1);
  const closes = opening && last && last !== opening && isNaming(last) && last.url === opening.url;
  return { ...(opening && { opening }), ...(closes && { closing: last }) };
}

/** Without a name at the beginning there is nothing to compare with, and a silent server is not asked twice. */
export const isNamed = (opening: Sample | undefined): boolean =>
  opening?.outcome === 'ok' && opening.network !== 'unknown';
