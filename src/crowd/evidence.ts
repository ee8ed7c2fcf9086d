/**
 * Evidence of one cell and hour that more votes are bad than usual: an e-value, which under "the share is at most q" has a
 * mean of at most one, whatever n is. Logarithms throughout: plain products overflow near three hundred votes.
 */

/** True shares that are bet on: from a fifth of a provider to nearly all of it. */
const SHARES = [0.2, 0.35, 0.5, 0.65, 0.8, 0.95];

/** ln of the mean of exponentials, safe for large ones. */
export function logMean(logs: readonly number[]): number {
  const most = Math.max(...logs);
  if (!Number.isFinite(most)) return most;
  return most + Math.log(logs.reduce((sum, log) => sum + Math.exp(log - most), 0) / logs.length);
}

/**
 * ln of the mean likelihood ratio of `bad` in `total` against q. Only shares above q are bet on: against a lower one a cell
 * that is *quieter* than q would gain evidence of trouble.
 */
export function logEvidence(bad: number, total: number, q: number): number {
  const bets = SHARES.filter((share) => share > q);
  if (bets.length === 0 || total === 0) return 0;
  return logMean(bets.map((p) => bad * Math.log(p / q) + (total - bad) * Math.log((1 - p) / (1 - q))));
}
