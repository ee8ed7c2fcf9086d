/**
 * The sentence at the top: the page's state where that explains everything, else the verdict that matters most, in the
 * words of src/verdict/words.ts. Trouble of the own line speaks for all: services cannot be judged over a broken line.
 */
import type { State, Verdict } from '../../src/verdict/verdict.ts';
import { lang, plural, t } from '../i18n.ts';
import { formatTime } from './format.ts';
import type { PageState } from './page-state.ts';
import { verdictWords } from './verdict-words.ts';

/** States that are trouble of a service, worst first. */
const TROUBLE: readonly State[] = ['blocked', 'throttled', 'unreachable', 'outage', 'slow'];
/** States of the line that explain every service's. */
const LINE: readonly State[] = ['offline', 'portal', 'own-line', 'domestic-only'];

/** Services in trouble, worst first; among equals in the person's own order. */
export function troubled(verdicts: readonly Verdict[]): Verdict[] {
  const rank = (v: Verdict): number => TROUBLE.indexOf(v.state);
  return verdicts.filter((v) => v.service !== 'line' && rank(v) >= 0).sort((a, b) => rank(a) - rank(b));
}

/** The verdict that the headline is about, where it is about one. */
export function headlineVerdict(state: PageState, verdicts: readonly Verdict[]): Verdict | undefined {
  if (state.kind !== 'ready' && state.kind !== 'measuring') return undefined;
  const line = verdicts.find((v) => v.service === 'line');
  return line && LINE.includes(line.state) ? line : troubled(verdicts)[0];
}

function ofVerdicts(verdicts: readonly Verdict[]): string {
  const services = verdicts.filter((v) => v.service !== 'line');
  const fine = services.filter((v) => v.state === 'ok').length;
  if (fine === services.length && fine > 0) {
    // After a single round, or without sites to compare with, "work" would be too much said.
    return t(services.some((v) => v.confidence === 'low') ? 'headline_all_ok_low' : 'headline_all_ok');
  }
  return fine > 0 ? plural('headline_some_ok', fine, services.length) : t('headline_unknown');
}

function aboutOne(verdict: Verdict, verdicts: readonly Verdict[], name: string, now: number): string {
  const { headline } = verdictWords(verdict, name, now);
  if (verdict.service === 'line') return headline;
  const services = verdicts.filter((v) => v.service !== 'line');
  const others = troubled(services).length - 1;
  if (others > 0) return `${headline} ${plural('headline_more', others)}`;
  const restFine = services.length > 1 && services.every((v) => v.service === verdict.service || v.state === 'ok');
  return restFine ? `${headline} ${t('headline_rest_fine')}` : headline;
}

/** @param now UTC ms */
export function headline(
  state: PageState,
  verdicts: readonly Verdict[],
  nameOf: (id: string) => string,
  now: number,
): string {
  const one = headlineVerdict(state, verdicts);
  if (one) return aboutOne(one, verdicts, nameOf(one.service), now);
  switch (state.kind) {
    case 'not-started':
      return t('headline_not_started');
    case 'permission':
      return t('headline_permission');
    case 'paused':
      return state.until === null
        ? t('headline_paused')
        : t('headline_paused_until', formatTime(state.until, now, lang()));
    case 'measuring':
      return t('headline_measuring');
    case 'offline':
      return t('headline_offline');
    case 'asleep':
      return t('headline_asleep', formatTime(state.since, now, lang()));
    case 'learning':
      return t('headline_learning');
    case 'ready':
      return ofVerdicts(verdicts);
  }
}
