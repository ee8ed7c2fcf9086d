/**
 * What stands at the top: the page's state where that explains everything, else the verdict that matters most, in the words
 * of src/verdict/words.ts, with its reason and what the rest does.
 */
import type { GlanceRow } from '../../src/glance/glance.ts';
import { foremost, servicesOf, troubled } from '../../src/glance/trouble.ts';
import type { State, Verdict } from '../../src/verdict/verdict.ts';
import { lang, type MessageKey, plural, t } from '../i18n.ts';
import type { Face } from './face.ts';
import { formatTime } from './format.ts';
import type { PageState } from './page-state.ts';
import { rowName } from './row-name.ts';
import { verdictWords } from './verdict-words.ts';

export interface Said {
  /** The answer in one sentence. */
  headline: string;
  /** Why, and what else is to be known; empty where the headline says it all. */
  because: string;
  /** Its look: the state of the verdict that is spoken of. */
  state: State;
}

/** What the others do, while one is in trouble. */
function rest(verdict: Verdict, verdicts: readonly Verdict[]): string[] {
  if (verdict.service === 'line') return [];
  const services = servicesOf(verdicts);
  const more = troubled(services).length - 1;
  if (more > 0) return [plural('headline_more', more)];
  if (verdicts.find((v) => v.service === 'line')?.state !== 'ok') return [];
  const fine = services.every((v) => v.service === verdict.service || v.state === 'ok');
  return [t(fine && services.length > 1 ? 'headline_rest_fine' : 'headline_line_fine')];
}

function aboutOne(row: GlanceRow, rows: readonly GlanceRow[], now: number): Said {
  const { verdict } = row;
  const { headline, reason, crowd } = verdictWords(verdict, rowName(row), now);
  const others = rest(
    verdict,
    rows.map((r) => r.verdict),
  );
  // Whether it is only oneself is what was asked.
  const because = [crowd, reason, ...others].filter((text) => text !== '').join(' ');
  return { headline, because, state: verdict.state };
}

function ofAll(verdicts: readonly Verdict[]): Said {
  const services = servicesOf(verdicts);
  const fine = services.filter((v) => v.state === 'ok');
  const line = verdicts.find((v) => v.service === 'line');
  const because = line?.state === 'ok' ? t('headline_line_fine') : '';
  if (fine.length === services.length && fine.length > 0) {
    // After a single round, or without sites to compare with, "work" would be too much said.
    const early = services.some((v) => v.confidence === 'low');
    return { headline: t(early ? 'headline_all_ok_low' : 'headline_all_ok'), because, state: 'ok' };
  }
  const headline = fine.length > 0 ? plural('headline_some_ok', fine.length, services.length) : t('headline_unknown');
  return { headline, because, state: 'unknown' };
}

/** The row that the headline is about, where it is about one. */
export function headlineRow(state: PageState, rows: readonly GlanceRow[]): GlanceRow | undefined {
  if (state.kind !== 'ready' && state.kind !== 'measuring') return undefined;
  const verdict = foremost(rows.map((row) => row.verdict));
  return verdict && rows.find((row) => row.verdict === verdict);
}

const saidBy = (button: MessageKey, why: MessageKey): string => t(why, t(button));

/** @param now UTC ms */
export function headline({ state, rows, now }: Pick<Face, 'state' | 'rows' | 'now'>): Said {
  const one = headlineRow(state, rows);
  if (one) return aboutOne(one, rows, now);
  const time = (at: number): string => formatTime(at, now, lang());
  const only = (text: string, look: State, because = ''): Said => ({ headline: text, because, state: look });
  switch (state.kind) {
    case 'not-started':
      return only(t(state.stopped ? 'headline_stopped' : 'headline_not_started'), 'paused');
    case 'permission':
      return only(t('headline_permission'), 'portal', saidBy('popup_grant', 'why_permission'));
    case 'paused': {
      const { until } = state;
      return only(until === null ? t('headline_paused') : t('headline_paused_until', time(until)), 'paused');
    }
    case 'measuring':
      return only(t('headline_measuring'), 'learning');
    case 'offline':
      return only(t('headline_offline'), 'offline', t('why_offline'));
    case 'full':
      return only(t('headline_full', time(state.since)), 'outage', saidBy('check_now', 'why_full'));
    case 'failed':
      return only(t('headline_failed', time(state.since)), 'outage', saidBy('check_now', 'why_failed'));
    case 'asleep':
      return only(t('headline_asleep', time(state.since)), 'unknown', saidBy('check_now', 'why_asleep'));
    case 'budget':
      return only(t('notice_budget', time(state.since)), 'paused');
    case 'learning':
      return only(t('headline_learning'), 'learning');
    case 'ready':
      return ofAll(rows.map((row) => row.verdict));
  }
}
