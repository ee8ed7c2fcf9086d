/**
 * What a bad line does by itself. A line that loses packets, or goes down for a minute, makes services fail whose turn it
 * happens to be, while the controls were asked just before: failures count against a service only where the line's own
 * loss does not explain them and controls were heard after they began.
 */
import type { Attempt } from '../summary/attempt.ts';
import type { LineFacts } from '../summary/line-facts.ts';
import type { TargetFacts } from '../summary/target-facts.ts';
import { THRESHOLDS } from './thresholds.ts';

export interface Loss {
  /** Requests to controls in the window, and those that were lost. */
  asked: number;
  lost: number;
  /** Controls asked, and those that lost any. */
  controls: number;
  hit: number;
}

/**
 * Loss of the line as its controls show it; a control that never answers is down itself and says nothing of loss.
 * @param rounds only in these
 */
export function lossOf(line: LineFacts, rounds?: ReadonlySet<string>): Loss {
  const loss: Loss = { asked: 0, lost: 0, controls: 0, hit: 0 };
  for (const { facts } of line.controls) {
    if (!facts.attempts.some((a) => a.reached)) continue;
    const attempts = rounds ? facts.attempts.filter((a) => rounds.has(a.round)) : facts.attempts;
    const lost = attempts.filter((a) => !a.reached && a.family === 'silence').length;
    loss.asked += attempts.length;
    loss.lost += lost;
    loss.controls++;
    if (lost > 0) loss.hit++;
  }
  return loss;
}

/** Requests to several controls get lost, at half of those that answer otherwise, and so many that a person feels it. */
export function losesRequests({ asked, lost, controls, hit }: Loss): boolean {
  if (hit * 2 < controls || hit < THRESHOLDS.fewestControls.value) return false;
  return lost >= THRESHOLDS.manyFailures.value && lost >= asked * THRESHOLDS.lineLoss.value;
}

/**
 * Services lose requests as the controls do, two of them at least and as large a share: a control that a first check has
 * settled after two lost requests was unlucky, and those that answered last were lucky.
 */
export function servicesLose(services: readonly TargetFacts[]): boolean {
  const heard = services.map(({ attempts }) => attempts).filter((attempts) => attempts.some((a) => a.reached));
  const lost = heard.map((attempts) => attempts.filter((a) => !a.reached && a.family === 'silence').length);
  const all = lost.reduce((sum, n) => sum + n, 0);
  if (lost.filter((n) => n > 0).length < THRESHOLDS.likeFailures.value) return false;
  return all >= heard.flat().length * THRESHOLDS.lineLoss.value;
}

/** A run of failures is more than the line's loss explains, over the whole window and in the very rounds of the run. */
export function beyondLoss(line: LineFacts, failures: readonly Attempt[]): boolean {
  const unlikely = ({ asked, lost }: Loss): boolean =>
    ((lost + 1) / (asked + 2)) ** failures.length <= THRESHOLDS.lossOdds.value;
  const [all, beside] = [lossOf(line), lossOf(line, new Set(failures.map((a) => a.round)))];
  // One request lost in the window is noise; one lost in the round itself is a hint.
  return (all.lost < THRESHOLDS.likeFailures.value || unlikely(all)) && (beside.lost === 0 || unlikely(beside));
}

/** Most controls asked since that moment were reached, and enough of them to say so. */
export function controlsHeardSince(line: LineFacts, at: number): boolean {
  const since = line.moments.filter((m) => m.at >= at);
  const ok = since.filter((m) => m.ok).length;
  return ok >= THRESHOLDS.fewestControls.value && ok * 2 > since.length;
}

/** Failures that outlast a moment: two rounds in which nothing was reached, or one of several requests. */
export function outlast(failures: readonly Attempt[], all: readonly Attempt[]): boolean {
  const rounds = new Set(failures.map((a) => a.round));
  for (const { round, reached } of all) if (reached) rounds.delete(round);
  if (rounds.size >= THRESHOLDS.likeFailures.value) return true;
  const [round] = rounds;
  return failures.filter((a) => a.round === round).length >= THRESHOLDS.wholeRound.value;
}
