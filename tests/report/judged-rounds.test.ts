/** judgedRounds against the stories of the rules: the words of a report are what the live verdict said after each round. */
import { describe, expect, it } from 'vitest';
import { judge } from '../../src/verdict/judge.ts';
import { judgedRounds } from '../../src/verdict/judged-rounds.ts';
import { STORIES } from '../stories/builder/index.ts';
import { expandStory } from '../stories/builder/story.ts';

const WORD: Readonly<Record<string, string | undefined>> = {
  ok: 'ok',
  slow: 'slow',
  throttled: 'throttled',
  blocked: 'failed',
  unreachable: 'failed',
  outage: 'failed',
  'own-line': 'lineBad',
  'domestic-only': 'lineBad',
  portal: 'lineBad',
  offline: 'lineBad',
  learning: 'learning',
};

function story(name: string) {
  const found = STORIES[name];
  if (!found) throw new Error(`there is no story ${name}`);
  return expandStory(found);
}

function lastRound(name: string) {
  const { samples, settings, domestic } = story(name);
  const end = (s: (typeof samples)[number]) => s.at + Math.ceil(s.timings.totalMs);
  const last = samples
    .filter((s) => s.targetType === 'service')
    .toSorted((a, b) => end(a) - end(b))
    .at(-1);
  const from = Math.min(...samples.map((s) => s.at));
  const all = judgedRounds({ samples, settings, domestic, from, to: from + 30 * 86_400_000 });
  const ofLast = samples.filter((s) => s.round === last?.round);
  const now = Math.max(...ofLast.map(end));
  const said = judge({ samples, settings: { ...settings, pausedUntil: null }, now, domestic });
  return {
    all,
    round: last?.round,
    said,
    asked: new Set(ofLast.map((s) => s.target)),
  };
}

describe('judged rounds', () => {
  it.each([
    'all-fine',
    'policer',
    'silence',
    'reset',
    'own-line',
    'first-failure',
    'slower-than-usual',
    'server-error',
  ])('%s: the last round is judged as the verdict then was', (name) => {
    const { all, round, said, asked } = lastRound(name);
    const services = said.filter((v) => v.service !== 'line' && asked.has(v.service));
    expect(services.length).toBeGreaterThan(0);
    for (const { service, state } of services) {
      const word = WORD[state];
      const found = all.filter((j) => j.round === round && j.service === service);
      expect(
        found.map((j) => j.judgement),
        `${service}: ${state}`,
      ).toEqual(word ? [word] : []);
    }
  });

  it('judges only rounds that began within the hour', () => {
    const { samples, settings, domestic } = story('all-fine');
    const from = Math.max(...samples.map((s) => s.at)) + 1;
    expect(judgedRounds({ samples, settings, domestic, from, to: from + 3_600_000 })).toEqual([]);
  });

  it('does not take a later pause for a judgement of what was before it', () => {
    const { samples, settings, domestic } = story('all-fine');
    const from = Math.min(...samples.map((s) => s.at));
    const input = { samples, domestic, from, to: from + 3_600_000 };
    expect(judgedRounds({ ...input, settings: { ...settings, pausedUntil: -1 } })).toEqual(
      judgedRounds({ ...input, settings }),
    );
  });
});
