/** All stories by name; the files beside are written from them, never by hand. */
import { blockStories } from './block-stories.ts';
import { confounderStories } from './confounder-stories.ts';
import { lineStories } from './line-stories.ts';
import { lineTroubleStories } from './line-trouble-stories.ts';
import { partStories } from './part-stories.ts';
import type { Story } from './story.ts';
import { transferStories } from './transfer-stories.ts';
import { usualStories } from './usual-stories.ts';
import { vetoStories } from './veto-stories.ts';

export const STORIES: Readonly<Record<string, Story>> = {
  ...lineStories,
  ...lineTroubleStories,
  ...blockStories,
  ...partStories,
  ...transferStories,
  ...usualStories,
  ...confounderStories,
  ...vetoStories,
};
