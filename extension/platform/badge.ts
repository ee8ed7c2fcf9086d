/** The toolbar button's mark and tooltip. Firefox for Android has no badge and takes the calls without effect. */
import type { Badge } from '../../src/glance/badge.ts';
import { browser } from './browser.ts';

/** Of the dark scheme's soft tones turned over: white text on them has 4.5:1 at least (tests/design/contrast.test.ts). */
export const BADGE_COLOURS: Readonly<Record<Badge['tone'], string>> = { warn: '#7c4c00', bad: '#9f1f2c' };

export async function showBadge(badge: Badge | null, title: string): Promise<void> {
  await browser.action.setBadgeText({ text: badge?.text ?? '' });
  await browser.action.setTitle({ title });
  if (!badge) return;
  await browser.action.setBadgeBackgroundColor({ color: BADGE_COLOURS[badge.tone] });
  await browser.action.setBadgeTextColor?.({ color: '#ffffff' });
}
