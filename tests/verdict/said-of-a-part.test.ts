/** What people read where only a part is concerned, and how sure a "slower than usual" is on a network without a name. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { judge } from '../../src/verdict/judge.ts';
import { render, wordsOf } from '../../src/verdict/words.ts';
import { WORDS_EN } from '../../src/verdict/words-en.ts';
import { expandStory, storySchema } from '../stories/builder/story.ts';

function moment(story: string) {
  const text = readFileSync(new URL(`../stories/${story}.json`, import.meta.url), 'utf8');
  return expandStory(storySchema.parse(JSON.parse(text)));
}

const said = (input: ReturnType<typeof moment>) => {
  const verdict = judge(input).find(({ service }) => service === 'whatsapp');
  if (!verdict) throw new Error('Nothing is said of whatsapp.');
  return verdict;
};

it('a part that fails while the app answers is said as a part', () => {
  const verdict = said(moment('part-unreachable'));
  const { headline } = wordsOf(verdict, 'WhatsApp', WORDS_EN);
  expect(render(headline, WORDS_EN)).toBe('A part of WhatsApp cannot be reached from here, while the rest answers.');
});

it('slower than usual is never sure where all places without a name share one usual', () => {
  const named = moment('slower-than-usual');
  const nameless = { ...named, samples: named.samples.map((sample) => ({ ...sample, network: 'unknown' })) };
  expect([named, nameless].map((input) => said(input).state)).toEqual(['slow', 'slow']);
  expect(said(named).confidence).not.toBe('low');
  expect(said(nameless).confidence).toBe('low');
});
