/** Shows a judgement to somebody who has no page open: badge, tooltip, notification. What is shown is decided in src/glance. */
import { badgeOf } from '../../src/glance/badge.ts';
import type { Glance, GlanceRow } from '../../src/glance/glance.ts';
import { type Message, tell, toldSchema } from '../../src/glance/tell.ts';
import { foremost } from '../../src/glance/trouble.ts';
import type { Settings } from '../../src/settings.ts';
import { deleteKept, readKept, type Store, writeKept } from '../../src/store/index.ts';
import { lang, t } from '../i18n.ts';
import { loadLanguage } from '../load-words.ts';
import { showBadge } from '../platform/badge.ts';
import { notify } from '../platform/notifications.ts';
import { headline } from '../ui/headline.ts';
import { rowName } from '../ui/row-name.ts';

const ready = { kind: 'ready', roundOpen: false } as const;

function minuteOfDay(now: number): number {
  const date = new Date(now);
  return date.getHours() * 60 + date.getMinutes();
}

/** Title and text: what is in trouble in the words of the popup, then what works again. */
function wordsOf({ trouble, recovered }: Message, rows: readonly GlanceRow[], now: number): [string, string] {
  const named = rows.filter(({ verdict }) => recovered.includes(verdict.service)).map(rowName);
  const again = named.length > 0 ? t('notify_recovered', new Intl.ListFormat(lang()).format(named)) : '';
  if (trouble.length === 0) return [again, t('this_computer')];
  const said = headline({ state: ready, rows, now });
  return [said.headline, [said.because, again].filter((text) => text !== '').join(' ')];
}

async function tellChanges(store: Store, { rows, at }: Glance, settings: Settings): Promise<void> {
  // Switched off, it forgets: what is so when it is switched on again is no news.
  if (!settings.notify) return deleteKept(store, 'told');
  const kept = toldSchema.safeParse(await readKept(store, 'told'));
  const { told, message } = tell(kept.success ? kept.data : undefined, {
    verdicts: rows.map((row) => row.verdict),
    now: at,
    minute: minuteOfDay(at),
    quiet: settings.quietHours,
  });
  // Stored first: a message that is lost with a killed background is better than one that comes twice.
  if (!kept.success || message) await writeKept(store, 'told', told, at);
  if (message) await notify(...wordsOf(message, rows, at));
}

/** @param glance null: nothing may be said */
export async function show(glance: Glance | null, settings: Settings, store: Store): Promise<void> {
  await loadLanguage(settings.language);
  const verdicts = glance?.rows.map((row) => row.verdict) ?? [];
  const said =
    glance && foremost(verdicts) ? headline({ state: ready, rows: glance.rows, now: glance.at }).headline : '';
  await showBadge(badgeOf(settings.badge, verdicts), said === '' ? t('name') : `${t('name')}: ${said}`);
  if (glance) await tellChanges(store, glance, settings);
}
