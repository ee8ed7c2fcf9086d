/** A missing name is never said with high confidence, however often it is asked: the service's own name servers may fail. Resets are. */
import { expect, it } from 'vitest';
import { judge } from '../../src/verdict/judge.ts';
import * as c from '../stories/builder/changes.ts';
import { always, tell } from '../stories/builder/scene.ts';
import { expandStory, storySchema } from '../stories/builder/story.ts';

function saidOf(change: Parameters<typeof always>[0]) {
  const frame = { title: '', rule: '', speaks: true, expect: {} };
  const told = tell(frame, { rounds: 8, every: 900_000, service: { web: always(change), object: always(null) } });
  const story = storySchema.parse(JSON.parse(JSON.stringify(told)));
  return judge(expandStory(story)).find(({ service }) => service === 'whatsapp');
}

it('is fairly sure at most', () => {
  expect(saidOf(c.NXDOMAIN)).toMatchObject({ state: 'blocked', technique: 'dns-removed', confidence: 'medium' });
  expect(saidOf(c.RESET)).toMatchObject({ state: 'blocked', technique: 'reset', confidence: 'high' });
});
