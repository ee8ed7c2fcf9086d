/** How others' figures change what is said: the scope, never the state, and never over a line that is not judged. */
import { describe, expect, it } from 'vitest';
import { CROWD_ANSWERS, type CrowdComparison } from '../src/crowd/compare.ts';
import type { State, Verdict } from '../src/verdict/verdict.ts';
import { withCrowd } from '../src/verdict/with-crowd.ts';
import { render, wordsOf } from '../src/verdict/words.ts';
import { WORDS_EN } from '../src/verdict/words-en.ts';

const verdict = (state: State): Verdict => ({
  service: 'whatsapp',
  state,
  scope: 'unknown',
  technique: null,
  alternative: null,
  confidence: 'medium',
  reason: 'repeated',
  rule: 'silence',
  evidence: { rounds: 3, requests: 9, fresh: 9, failures: 9, controls: { total: 6, ok: 6 } },
  at: 0,
  nextAt: null,
});
const others = (spec: Partial<CrowdComparison> = {}): CrowdComparison => ({
  service: 'whatsapp',
  placed: true,
  answer: 'provider',
  networks: 40,
  bad: 35,
  trouble: 'failed',
  grade: 'B',
  at: 0,
  ageMs: 0,
  stale: false,
  ...spec,
});
const TROUBLE = ['blocked', 'throttled', 'unreachable', 'outage', 'slow'] as const;
const say = (state: State, comparison: CrowdComparison): string =>
  wordsOf(withCrowd(verdict(state), comparison), 'WhatsApp', WORDS_EN)
    .crowd.map((message) => render(message, WORDS_EN))
    .join(' ');

describe('the crowd beside a verdict', () => {
  it.each([
    ['only-you', 'you'],
    ['part-of-provider', 'network'],
    ['provider', 'network'],
    ['country', 'country'],
    ['world', 'world'],
    ['not-enough', 'unknown'],
  ] as const)('%s makes the scope of a trouble %s, and leaves all else', (answer, scope) => {
    for (const state of TROUBLE) {
      const { evidence, ...told } = withCrowd(verdict(state), others({ answer }));
      const { evidence: own, ...before } = verdict(state);
      expect(told).toEqual({ ...before, scope });
      expect(evidence).toMatchObject({ ...own, crowd: { answer } });
    }
  });

  it('changes nothing over a line that is not judged, nor by silence where all is well', () => {
    for (const state of ['own-line', 'portal', 'offline', 'paused', 'domestic-only'] as const)
      for (const answer of CROWD_ANSWERS) expect(withCrowd(verdict(state), others({ answer }))).toEqual(verdict(state));
    for (const answer of ['only-you', 'not-enough'] as const)
      expect(withCrowd(verdict('ok'), others({ answer }))).toEqual(verdict('ok'));
    expect(withCrowd(verdict('ok'), undefined)).toEqual(verdict('ok'));
  });

  it('changes no scope by figures that are old, and says how old they are', () => {
    const old = others({ stale: true, ageMs: 9 * 3_600_000 });
    expect(withCrowd(verdict('blocked'), old).scope).toBe('unknown');
    expect(say('blocked', old)).toMatch(/9 hours old/);
  });

  it('says "the same" only of the same kind of trouble', () => {
    expect(say('blocked', others())).toMatch(/35 of 40 networks at your provider see the same/);
    expect(say('slow', others())).toMatch(/35 of 40 networks at your provider report trouble with WhatsApp/);
    expect(say('slow', others({ trouble: 'throttled' }))).toMatch(/see the same/);
    expect(say('ok', others())).not.toMatch(/the same/);
  });

  it('never says that nobody else has it where nobody could be compared with', () => {
    expect(say('blocked', others({ answer: 'not-enough', networks: 0, bad: 0 }))).toMatch(/Too few others/);
    expect(say('blocked', others({ answer: 'not-enough', placed: false, networks: 0, bad: 0 }))).toMatch(/not known/);
    expect(say('blocked', others({ answer: 'not-enough', networks: 20, bad: 5 }))).toMatch(/not enough to tell/);
  });

  it('calls what has the lowest grade unconfirmed', () => {
    expect(say('blocked', others({ grade: 'C' }))).toMatch(/not confirmed/);
    expect(say('blocked', others({ grade: 'B' }))).not.toMatch(/not confirmed/);
  });
});
