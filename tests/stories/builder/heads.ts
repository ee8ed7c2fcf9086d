/** Heads of stories: title, rule, whether it speaks, and what is expected. */
import { always, type Change, type Scene } from './scene.ts';
import type { Story } from './story.ts';

type Head = Pick<Story, 'title' | 'rule' | 'speaks' | 'expect'>;

export const speaks = (rule: string, title: string, expect: Story['expect']): Head => ({
  title,
  rule,
  speaks: true,
  expect,
});
export const quiet = (rule: string, title: string, expect: Story['expect']): Head => ({
  title,
  rule,
  speaks: false,
  expect,
});

/** What is said of WhatsApp, over a line that is fine. */
export const whatsapp = (
  state: string,
  technique: string | null,
  more: Record<string, unknown> = {},
): Story['expect'] => ({ whatsapp: { state, technique, ...more }, line: { state: 'ok' } });

/** Only the app host is asked. */
export const app = (change: Change): NonNullable<Scene['service']> => ({ web: always(change), object: always(null) });

/** All four controls alike. */
export const four = (change: Change): NonNullable<Scene['controls']> => ({
  c1: always(change),
  c2: always(change),
  c3: always(change),
  c4: always(change),
});
