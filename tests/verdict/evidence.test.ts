/** Every verdict carries the numbers that a person or an engineer would ask for, in every story. */
import { describe, expect, it } from 'vitest';
import { judge } from '../../src/verdict/judge.ts';
import type { Verdict } from '../../src/verdict/verdict.ts';
import { STORIES } from '../stories/builder/index.ts';
import { expandStory } from '../stories/builder/story.ts';

const said: [story: string, now: number, verdict: Verdict][] = Object.entries(STORIES).flatMap(([name, story]) => {
  const input = expandStory(story);
  return judge(input).map((verdict): [string, number, Verdict] => [name, input.now, verdict]);
});
const those = (...states: Verdict['state'][]) => said.filter(([, , v]) => states.includes(v.state));

describe('evidence', () => {
  it('of a block: since when, how, how often, and what else answered', () => {
    const blocks = those('blocked', 'unreachable');
    expect(blocks.length).toBeGreaterThan(20);
    for (const [name, now, { evidence }] of blocks) {
      expect(evidence.since, name).toBeGreaterThan(now - 7 * 86_400_000);
      expect(evidence.since, name).toBeLessThanOrEqual(now);
      expect(evidence.failures, name).toBeGreaterThan(0);
      expect(evidence.controls.ok, name).toBeGreaterThan(0);
    }
  });

  it('of throttling: the rates of both, or the bytes at which it stopped', () => {
    for (const [name, , { evidence }] of those('throttled')) {
      expect(evidence.goodputBps ?? evidence.stalledAtBytes, name).toBeGreaterThan(0);
      expect(evidence.controlGoodputBps, name).toBeGreaterThan(0);
      expect(evidence.since, name).toBeGreaterThan(0);
    }
  });

  it('of a slow-down against the own past: usual, now and since', () => {
    // Of a service on a slow line too: it is late itself, whoever is to blame.
    const slow = those('slow', 'own-line').filter(([, , v]) => v.reason === 'own-history');
    expect(slow.length).toBeGreaterThan(0);
    for (const [name, , { rule, evidence }] of slow) {
      if (rule === 'slower-than-usual') expect(evidence, name).toMatchObject({ since: expect.any(Number) });
      expect(evidence.nowMs ?? 0, name).toBeGreaterThan(evidence.usualMs ?? Number.POSITIVE_INFINITY);
    }
  });

  it('of a line whose sites fail: which, how, and since when', () => {
    const dead = those('own-line').filter(([, , v]) => v.rule === 'line-dead');
    expect(dead.length).toBeGreaterThan(0);
    for (const [name, , { evidence }] of dead) {
      expect(evidence, name).toMatchObject({ failing: expect.any(Array), failure: expect.any(String) });
      expect(evidence.since, name).toBeGreaterThan(0);
    }
  });

  it('names no time of failing where the last request was answered', () => {
    for (const [name, , { evidence }] of those('ok').filter(([, , v]) => v.service !== 'line')) {
      expect(evidence, name).not.toHaveProperty('since');
    }
  });

  it('goes with a reason, and the next time it is judged lies after the newest sample', () => {
    for (const [name, , { reason, at, nextAt }] of said) {
      expect(reason, name).not.toBe('');
      if (nextAt !== null) expect(nextAt, name).toBeGreaterThan(at);
    }
    expect(said.some(([, , v]) => v.nextAt !== null)).toBe(true);
  });
});
