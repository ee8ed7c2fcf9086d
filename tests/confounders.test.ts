/**
 * Each confounder that a verdict must not fall for has a story that blames nobody, and the story could fail: without the
 * confounder the same requests do blame somebody.
 */
import { describe, expect, it } from 'vitest';
import { judge } from '../src/verdict/judge.ts';
import type { State } from '../src/verdict/verdict.ts';
import { BARE_CONFOUNDERS } from './stories/builder/bare-confounders.ts';
import { STORIES } from './stories/builder/index.ts';
import { expandStory, type Story } from './stories/builder/story.ts';

/** By what people call them. */
const CONFOUNDERS: readonly [name: string, story: string][] = [
  ['laptop asleep', 'confounder-asleep-after-controls'],
  ['laptop asleep since', 'confounder-stale'],
  ['train hopping networks', 'confounder-train'],
  ['captive portal', 'confounder-portal'],
  ['VPN switched on in mid-round', 'confounder-vpn'],
  ['ad blocker', 'confounder-ad-blocker'],
  ['clock set back', 'confounder-clock-set-back'],
  ['clock years ahead', 'confounder-clock-wrong'],
  ['the service’s own 5xx outage', 'confounder-server-error'],
  ['one control down', 'confounder-one-control-down'],
  ['domestic controls down', 'confounder-domestic-controls-down'],
  ['first day', 'confounder-first-day'],
];

/** Said of a service, these blame it or whoever carries it; "own-line" blames the line. An outage is the service's own word. */
const BLAMING: readonly State[] = ['slow', 'throttled', 'blocked', 'unreachable', 'own-line'];

const blamed = (story: Story | undefined): State[] => {
  if (!story) throw new Error('There is no such story.');
  return judge(expandStory(story)).flatMap(({ state }) => (BLAMING.includes(state) ? state : []));
};

describe.each(CONFOUNDERS)('%s', (_, name) => {
  it('blames nobody', () => expect(blamed(STORIES[name])).toEqual([]));
  it('would, were it not for the confounder', () => expect(blamed(BARE_CONFOUNDERS[name])).not.toEqual([]));
});

it('every confounder’s bare story belongs to one of them', () => {
  expect(Object.keys(BARE_CONFOUNDERS).sort()).toEqual(CONFOUNDERS.map(([, story]) => story).sort());
});
