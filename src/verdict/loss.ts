/**
 * What a bad line does by itself. A line that loses packets, or goes down for a minute, makes services fail whose turn it
 * happens to be, while the controls were asked just before: failures count against a service only where the line's own
 * loss does not explain them and controls were heard after they began.
 */
import type { Attempt } from '../summary/attempt.ts';
import type { LineFacts } from '../summary/line-facts.ts';
import { THRESHOLDS } from './thresholds.ts';

export interface Loss {
  /** Requests to controls in the window, and those that were lost. */
  asked: number;
  lost: number;
  /** Controls asked, and those that lost any. */
  controls: number;
  hit: number;
}

/** Loss of the line as its controls show it; a control that never answers is down itself and says nothing of loss. */
export function lossOf(line: LineFacts): Loss {
  const loss: Loss = { asked: 0, lost: 0, controls: 0, hit: 0 };
  for (const { facts } of line.controls) {
    const { attempts } = facts;
    if (!attempts.some((a) => a.reached)) continue;
    const lost = attempts.filter((a) => !a.reached && a.family === 'silence').length;
    loss.asked += attempts.length;
    loss.lost += lost;
    loss.controls++;
    if (lost > 0) loss.hit++;
  }
  return loss;
}

/** So many failures in a row are more than the line's loss explains. */
export function beyondLoss(line: LineFacts, failures: number): boolean {
  const { asked, lost } = lossOf(line);
  return lost === 0 || ((lost + 1) / (asked + 2)) ** failures <= THRESHOLDS.lossOdds.value;
}

/** Most controls asked since that moment were reached, and enough of them to say so. */
export function controlsHeardSince(line: LineFacts, at: number): boolean {
  const since = line.moments.filter((m) => m.at >= at);
  const ok = since.filter((m) => m.ok).length;
  return ok >= THRESHOLDS.fewestControls.value && ok * 2 > since.length;
}

/** Failures that outlast a moment: of two rounds, or of a whole one. `all` are the service's attempts. */
export function outlast(failures: readonly Attempt[], all: readonly Attempt[]): boolean {
  const [first] = failures;
  if (!first) return false;
  return failures.some((a) => a.round !== first.round) || !all.some((a) => a.round === first.round && a.reached);
}
