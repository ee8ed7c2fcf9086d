/** What the pages say: the catalogue of words, numbers for people, the headline, the rows of evidence. */
import './english.ts';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { plural, t } from '../../extension/i18n.ts';
import { evidenceRows } from '../../extension/ui/evidence-rows.ts';
import { formatAge, formatBytes, formatMs, formatRate, formatTime } from '../../extension/ui/format.ts';
import { headline } from '../../extension/ui/headline.ts';
import type { PageState } from '../../extension/ui/page-state.ts';
import { verdictWords } from '../../extension/ui/verdict-words.ts';
import type { GlanceRow } from '../../src/glance/glance.ts';
import type { Verdict } from '../../src/verdict/verdict.ts';
import { MINUTE, T0 } from '../store/make.ts';

const ROOT = new URL('../../', import.meta.url);
const messages = JSON.parse(readFileSync(new URL('public/_locales/en/messages.json', ROOT), 'utf8')) as Record<
  string,
  { message: string; description?: string }
>;
const folder = new URL('extension/', ROOT).pathname;
const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name))
  .map((name) => readFileSync(join(folder, name), 'utf8'))
  .join('\n');

describe('the catalogue of words', () => {
  it('has no key that nothing uses', () => {
    const stem = (key: string): string => key.replace(/_(one|other)$/, '');
    const inManifest = ['name', 'description'];
    // Keys that are put together: t(`column_${name}`), with the name as a word of its own.
    const prefixes = [...sources.matchAll(/\bt\(`([a-z_]+_)\$\{/g)].map((match) => match[1] ?? '');
    const built = (key: string): boolean =>
      prefixes.some((prefix) => key.startsWith(prefix) && sources.includes(`'${key.slice(prefix.length)}'`));
    const unused = Object.keys(messages).filter(
      (key) => !sources.includes(`'${key}'`) && !sources.includes(`'${stem(key)}'`) && !built(key),
    );
    expect(unused.filter((key) => !inManifest.includes(key))).toEqual([]);
  });

  it('has only keys that both browsers take, and placeholders numbered from one without a gap', () => {
    for (const [key, { message, description }] of Object.entries(messages)) {
      expect(key).toMatch(/^[a-z0-9_]+$/);
      const places = [...new Set(message.match(/\$\d/g))].sort();
      expect(places, key).toEqual(places.map((_, i) => `$${i + 1}`));
      if (places.length > 0) expect(description, `${key} must say what its placeholders are`).toMatch(/^1: /);
    }
  });

  it('fills placeholders and chooses the plural form', () => {
    expect(t('check_round', 2, 5)).toBe('Round 2 of 5.');
    expect(plural('headline_more', 1)).toBe('1 more service is in trouble.');
    expect(plural('headline_more', 3)).toBe('3 more services are in trouble.');
    // A service's name is data, whatever characters it has.
    expect(t('evidence_caption', '$1 $& Co')).toBe('Evidence for: $1 $& Co');
  });
});

describe('numbers for people', () => {
  it('rounds times, bytes and rates', () => {
    expect(formatMs(61.7, 'en')).toBe('62 ms');
    expect(formatMs(999.6, 'en')).toBe('1 sec');
    expect(formatMs(1_480, 'en')).toBe('1.5 sec');
    expect(formatBytes(999, 'en')).toBe('999 byte');
    expect(formatBytes(65_536, 'en')).toBe('66 kB');
    expect(formatBytes(999_900, 'en')).toBe('1 MB');
    expect(formatRate(128_000, 'en')).toBe('128 kb/s');
    expect(formatRate(5_131_000, 'en')).toBe('5.1 Mb/s');
  });

  it('gives an age, and never one in the future when the clock was set back', () => {
    expect(formatAge(T0 - 3 * MINUTE, T0, 'en')).toBe('3 min. ago');
    expect(formatAge(T0 + 10 * MINUTE, T0, 'en')).toBe('now');
    expect(formatAge(T0 - 50 * 60 * MINUTE, T0, 'en')).toBe('2 days ago');
    // No words of another language where the browser has none of this one.
    expect(formatAge(T0 - 3 * MINUTE, T0, 'xx')).toMatch(/^\d\d:\d\d$/);
  });

  it('names the day of a time that is not today', () => {
    expect(formatTime(T0, T0 + MINUTE, 'en')).toMatch(/^\d\d:\d\d$/);
    expect(formatTime(T0 - 3 * 24 * 60 * MINUTE, T0, 'en')).toContain('Feb');
  });
});

function verdict(service: string, state: Verdict['state'], changes: Partial<Verdict> = {}): Verdict {
  const controls = { total: 6, ok: 6 };
  const evidence = { rounds: 3, requests: 9, fresh: 3, failures: 0, controls };
  const fixed = { technique: null, alternative: null, confidence: 'medium', nextAt: null, at: T0 } as const;
  return { service, state, scope: 'unknown', reason: 'all-fine', rule: 'all-fine', evidence, ...fixed, ...changes };
}

const rowOf = (v: Verdict, changes: Partial<GlanceRow> = {}): GlanceRow => ({
  verdict: v,
  name: v.service === 'line' ? '' : v.service.toUpperCase(),
  points: [],
  connection: 'fresh',
  ...changes,
});

describe('the headline', () => {
  const ready = { kind: 'ready', roundOpen: false } as const;
  const line = verdict('line', 'ok');
  const say = (...verdicts: Verdict[]) => headline({ state: ready, rows: verdicts.map((v) => rowOf(v)), now: T0 });

  it('says that all is well only when every service is', () => {
    expect(say(verdict('a', 'ok'), verdict('b', 'ok'), line).headline).toBe(t('headline_all_ok'));
    const early = verdict('b', 'ok', { confidence: 'low' });
    expect(say(verdict('a', 'ok'), early, line).headline).toBe(t('headline_all_ok_low'));
    expect(say(verdict('a', 'ok'), verdict('b', 'unknown'), line).headline).toBe(plural('headline_some_ok', 1, 2));
    expect(say(verdict('a', 'unknown'), line).headline).toBe(t('headline_unknown'));
    expect(say().headline).toBe(t('headline_unknown'));
  });

  it('names the worst service, in the words of the verdict, and what the others do', () => {
    const blocked = verdict('b', 'blocked', { technique: 'reset', reason: 'repeated' });
    const words = verdictWords(blocked, 'B', T0);
    const said = say(verdict('a', 'ok'), blocked, line);
    expect(said).toEqual({
      headline: words.headline,
      because: `${words.reason} ${t('headline_rest_fine')}`,
      state: 'blocked',
    });
    expect(said.headline).toContain('B looks blocked');
    expect(say(verdict('a', 'slow'), blocked, line).because).toContain(plural('headline_more', 1));
    expect(say(verdict('a', 'unknown'), blocked, line).because).toContain(t('headline_line_fine'));
    expect(say(verdict('a', 'unknown'), blocked, verdict('line', 'learning')).because).toBe(words.reason);
  });

  it('adds no time of what was answered to a service that does not answer, and no number to what is true of the computer', () => {
    const { evidence } = verdict('b', 'blocked');
    const timed = { ...evidence, requests: 9, failures: 9, usualMs: 138, nowMs: 119 };
    const blocked = verdict('b', 'blocked', { technique: 'reset', reason: 'repeated', evidence: timed });
    expect(verdictWords(blocked, 'B', T0).reason).not.toMatch(/138|119/);
    expect(verdictWords(blocked, 'B', T0).reason).toContain('9 of 9');
    // Words of ours, which nobody else has to know.
    expect(verdictWords(blocked, 'B', T0).reason).not.toMatch(/round|new connection/i);
    const paused = verdict('line', 'paused', { reason: 'paused', evidence: { ...evidence, requests: 9, nowMs: 119 } });
    expect(verdictWords(paused, 'line', T0).reason).not.toMatch(/\d/);
  });

  it('gives usual, now and since in the headline itself, once', () => {
    const { evidence } = verdict('b', 'slow');
    const since = T0 - 40 * MINUTE;
    const slow = verdict('b', 'slow', {
      reason: 'own-history',
      evidence: { ...evidence, usualMs: 62, nowMs: 240, since },
    });
    const { headline: text, because } = say(verdict('a', 'ok'), slow, line);
    expect(text).toBe(`B is slower than usual on this network: 62 to 240 ms since ${formatTime(since, T0, 'en')}.`);
    expect(because).not.toMatch(/62|240/);
    expect(because).toContain(t('headline_rest_fine'));
  });

  it('adds the crowd where a comparison is there', () => {
    const others = {
      answer: 'provider',
      trouble: 'slow',
      placed: true,
      alike: true,
      grade: 'B',
      stale: false,
    } as const;
    const crowd = { ...others, bad: 35, networks: 40, at: T0, ageMs: 0 };
    const slow = rowOf(verdict('b', 'slow', { evidence: { ...verdict('b', 'slow').evidence, crowd } }));
    expect(headline({ state: ready, rows: [slow, rowOf(line)], now: T0 }).because).toContain(
      `About 35 of 40 networks at your provider see the same, as of ${formatTime(T0, T0, 'en')}.`,
    );
    expect(say(verdict('b', 'slow'), line).because).not.toContain('networks at your provider');
  });

  it('speaks of the own line first: over a broken line no service is judged', () => {
    const own = verdict('line', 'own-line', { reason: 'controls-fail' });
    expect(say(verdict('a', 'blocked'), own).headline).toBe(verdictWords(own, t('line_name'), T0).headline);
  });

  it('lets the state of the page speak where it explains everything', () => {
    const rows = [rowOf(verdict('a', 'blocked', { reason: 'repeated' }))];
    const at = (state: PageState): string => headline({ state, rows, now: T0 }).headline;
    expect(at({ kind: 'paused', until: null })).toBe(t('headline_paused'));
    expect(at({ kind: 'permission' })).toBe(t('headline_permission'));
    expect(at({ kind: 'asleep', since: T0 })).toContain(formatTime(T0, T0, 'en'));
    expect(at({ kind: 'measuring', progress: { done: 0, planned: 9, round: 1, rounds: 5, startedAt: T0 } })).toContain(
      'looks blocked',
    );
  });
});

describe('the rows of evidence', () => {
  it('shows what was looked at and leaves out what was not', () => {
    const rows = evidenceRows(verdict('a', 'ok'), T0);
    expect(rows).toContainEqual({ label: 'evidence_controls', value: '6 of 6' });
    expect(rows.map((row) => row.label)).not.toContain('evidence_goodput');
  });

  it('tells the next measurement, unless that time is over', () => {
    const value = (now: number) =>
      evidenceRows({ ...verdict('a', 'ok'), nextAt: T0 + 900_000 }, now).find((r) => r.label === 'evidence_next')
        ?.value;
    expect(value(T0)).toBe(formatTime(T0 + 900_000, T0, 'en'));
    expect(value(T0 + 900_001)).toBeUndefined();
  });

  it('gives technique, its alternative and the failure in words', () => {
    const { evidence } = verdict('a', 'blocked');
    const rows = evidenceRows(
      verdict('a', 'blocked', {
        technique: 'reset',
        alternative: 'closed',
        evidence: { ...evidence, failure: 'connection_reset', stalledAtBytes: 16_384 },
      }),
      T0,
    );
    const value = (label: string): string | undefined => rows.find((row) => row.label === label)?.value;
    expect(value('evidence_technique')).toBe('connections reset or connections closed');
    expect(value('evidence_failure')).toBe(t('failure_connection_reset'));
    expect(value('evidence_stalled')).toBe('16 kB');
  });
});
