/**
 * What stands on the toolbar button. The mark changes with the colour, so that nobody has to see colours; where all is well,
 * nothing is known, or nothing is measured, there is no mark: a badge that is always there is not looked at.
 */
import type { Settings } from '../settings.ts';
import type { Verdict } from '../verdict/verdict.ts';
import { foremost, lineTrouble, troubled } from './trouble.ts';

export interface Badge {
  /** Browsers show about four characters. */
  text: string;
  tone: 'warn' | 'bad';
}

const BAD: readonly Verdict['state'][] = ['blocked', 'throttled', 'unreachable', 'domestic-only'];

const toneOf = ({ state }: Verdict): Badge['tone'] => (BAD.includes(state) ? 'bad' : 'warn');
/** Signs that every font has. */
const SIGNS: Readonly<Record<Badge['tone'], string>> = { warn: '!', bad: '×' };

/** Null: no badge. @param verdicts none where nothing may be said */
export function badgeOf(mode: Settings['badge'], verdicts: readonly Verdict[]): Badge | null {
  const worst = foremost(verdicts);
  // Being offline is no news to anybody.
  if (mode === 'off' || !worst || worst.state === 'offline') return null;
  const tone = toneOf(worst);
  const sign = SIGNS[tone];
  // Over a broken line no service is judged: there is nothing to count.
  if (mode === 'worst' || lineTrouble(verdicts)) return { text: sign, tone };
  return { text: `${sign}${troubled(verdicts).length}`, tone };
}
