/** Which verdicts are trouble, and of which one to speak first. Trouble of the own line speaks for all: over a broken line nothing is judged. */
import type { State, Verdict } from '../verdict/verdict.ts';

/** States that are trouble of a service, worst first. */
export const SERVICE_TROUBLE: readonly State[] = ['blocked', 'throttled', 'unreachable', 'outage', 'slow'];
/** States of the line that explain every service's, worst first. */
export const LINE_TROUBLE: readonly State[] = ['offline', 'portal', 'own-line', 'domestic-only'];

export const servicesOf = (verdicts: readonly Verdict[]): Verdict[] => verdicts.filter((v) => v.service !== 'line');

/** Services in trouble, worst first; among equals in the person's own order. */
export function troubled(verdicts: readonly Verdict[]): Verdict[] {
  const rank = (v: Verdict): number => SERVICE_TROUBLE.indexOf(v.state);
  return servicesOf(verdicts)
    .filter((v) => rank(v) >= 0)
    .sort((a, b) => rank(a) - rank(b));
}

export function lineTrouble(verdicts: readonly Verdict[]): Verdict | undefined {
  return verdicts.find((v) => v.service === 'line' && LINE_TROUBLE.includes(v.state));
}

/** The verdict that matters most, where there is trouble at all. */
export function foremost(verdicts: readonly Verdict[]): Verdict | undefined {
  return lineTrouble(verdicts) ?? troubled(verdicts)[0];
}
