/** The verdict's stories, its properties, and that its documents say what the code does. */
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Sample } from '../src/sample.ts';
import { judge } from '../src/verdict/judge.ts';
import { REASONS } from '../src/verdict/reason.ts';
import { LINE_RULES, SERVICE_RULES } from '../src/verdict/rules/index.ts';
import { render, wordsOf } from '../src/verdict/words.ts';
import { WORDS_EN } from '../src/verdict/words-en.ts';
import { fillTables, TABLE_NAMES } from './stories/builder/doc-tables.ts';
import { STORIES } from './stories/builder/index.ts';
import { expandStory, type Story, storySchema } from './stories/builder/story.ts';

const folder = new URL('./stories/', import.meta.url);
const stories = new Map<string, Story>();
for (const file of readdirSync(folder).filter((name) => name.endsWith('.json'))) {
  const story = storySchema.parse(JSON.parse(readFileSync(new URL(file, folder), 'utf8')));
  stories.set(file.slice(0, -'.json'.length), story);
}
const rules = [...LINE_RULES, ...SERVICE_RULES].map((rule) => rule.id);

describe('stories', () => {
  for (const [name, story] of stories) {
    it(`${name}: ${story.title}`, () => {
      const verdicts = judge(expandStory(story));
      for (const [service, fields] of Object.entries(story.expect)) {
        expect(verdicts.find((v) => v.service === service)).toMatchObject(fields);
      }
      expect(verdicts.map((v) => v.rule).includes(story.rule)).toBe(story.speaks);
      for (const verdict of verdicts) {
        const words = wordsOf(verdict, 'WhatsApp', WORDS_EN);
        const all = [words.headline, words.confidence, words.reason, words.scope, ...words.notes, ...words.evidence];
        for (const message of all) expect(render(message, WORDS_EN)).not.toMatch(/[{}]|undefined|NaN/);
      }
    });
  }

  it('are what the builder writes: run `npx tsx tests/stories/builder/write.ts`', () => {
    expect(Object.fromEntries(stories)).toEqual(JSON.parse(JSON.stringify(STORIES)));
  });

  it.each(rules)('exist for rule %s, speaking and silent', (rule) => {
    const own = [...stories.values()].filter((story) => story.rule === rule);
    expect(own.map((story) => story.speaks)).toEqual(expect.arrayContaining([true, false]));
  });
});

describe('rules', () => {
  it('are files of their own name, all of them listed', () => {
    const files = readdirSync(new URL('../src/verdict/rules/', import.meta.url));
    expect(rules.map((id) => `${id}.ts`).toSorted()).toEqual(files.filter((f) => f !== 'index.ts').toSorted());
  });
});

describe('documents', () => {
  it.each(['wording', 'verdict'])('docs/methods/%s.md shows the tables of the code', (name) => {
    const page = readFileSync(new URL(`../docs/methods/${name}.md`, import.meta.url), 'utf8');
    expect(fillTables(page)).toBe(page);
    // An empty table shows nothing, whatever it is compared with.
    expect(page).not.toMatch(/<!-- table: [\w-]+ -->\s*<!-- end -->/);
  });

  it('have a place for every table that is made', () => {
    const pages = ['wording', 'verdict'].map((name) =>
      readFileSync(new URL(`../docs/methods/${name}.md`, import.meta.url), 'utf8'),
    );
    for (const name of TABLE_NAMES) expect(pages.join('\n')).toContain(`<!-- table: ${name} -->`);
  });

  it('explain every reason', () => {
    for (const reason of REASONS) expect(WORDS_EN).toHaveProperty([`reason.${reason}`]);
  });

  it('accuse nobody: the provider and the state are not named, blocks and limits are hedged', () => {
    for (const [key, text] of Object.entries(WORDS_EN)) {
      // Of the crowd a provider is the place where others have it too, never who does it.
      const others = key.startsWith('crowd.')
        ? text.replace(/at your provider|Several providers|Which provider/, '')
        : text;
      expect(others).not.toMatch(/provider|ISP|government|censor|operator/i);
      if (/^verdict\.(blocked|throttled)/.test(key)) expect(text).toMatch(/looks/);
    }
  });
});

const story = fc.constantFrom(...stories.values());
/** Evidence lists are sorted and counts are counts, so whole verdicts can be compared. */
const shuffled = (samples: readonly Sample[], keys: readonly number[]): Sample[] =>
  samples
    .map((sample, i) => ({ sample, key: keys[i % keys.length] ?? 0, i }))
    .sort((a, b) => a.key - b.key || b.i - a.i)
    .map((x) => x.sample);
const keys = fc.array(fc.nat(1_000_000), { minLength: 40, maxLength: 40 });

describe('properties', () => {
  it('the order of samples does not matter', () => {
    fc.assert(
      fc.property(story, keys, (told, order) => {
        const input = expandStory(told);
        expect(judge({ ...input, samples: shuffled(input.samples, order) })).toEqual(judge(input));
      }),
    );
  });

  it('repeated samples do not matter', () => {
    fc.assert(
      fc.property(story, fc.array(fc.nat(500)), (told, again) => {
        const input = expandStory(told);
        const more = again.flatMap((i) => input.samples[i % Math.max(1, input.samples.length)] ?? []);
        expect(judge({ ...input, samples: [...input.samples, ...more] })).toEqual(judge(input));
      }),
    );
  });

  const calm = expandStory(STORIES['all-fine'] as Story);
  const ms = fc.integer({ min: 1, max: 12_000 });
  it('where every request is answered, nothing is ever called blocked or throttled', () => {
    const timing = fc.record({ tcpMs: ms, tlsMs: ms, waitingMs: ms });
    fc.assert(
      fc.property(fc.array(timing, { minLength: 60, maxLength: 60 }), (timings) => {
        const samples = calm.samples.map((sample, i): Sample => {
          const t = timings[i % timings.length] ?? { tcpMs: 1, tlsMs: 1, waitingMs: 1 };
          const ttfbMs = t.tcpMs + t.tlsMs + t.waitingMs;
          return sample.kind === 'http' ? { ...sample, timings: { ...t, ttfbMs, totalMs: ttfbMs } } : sample;
        });
        for (const verdict of judge({ ...calm, samples })) {
          expect(['ok', 'slow', 'own-line', 'unknown']).toContain(verdict.state);
        }
      }),
    );
  });

  it('one failure, of any kind and anywhere, accuses nobody', () => {
    const failure = fc.constantFrom<Sample['failure']>(
      'dns_nxdomain_error',
      'connection_refused',
      'connection_reset',
      'generic_timeout_error',
      'ssl_unknown_authority',
      'http_unexpected_redirect',
    );
    fc.assert(
      fc.property(fc.nat(calm.samples.length - 1), failure, (index, word) => {
        const samples = calm.samples.map((sample, i): Sample => {
          if (i !== index) return sample;
          const { status, bytes, progress, ...rest } = sample;
          return { ...rest, outcome: 'failed', failure: word, timings: { totalMs: 6000 }, timingDetail: 'total-only' };
        });
        for (const verdict of judge({ ...calm, samples })) expect(['ok', 'learning']).toContain(verdict.state);
      }),
    );
  });

  it('without controls nothing is accused', () => {
    fc.assert(
      fc.property(story, (told) => {
        const input = expandStory(told);
        const alone = input.samples.filter((s) => s.targetType === 'service');
        for (const verdict of judge({ ...input, samples: alone })) {
          expect(['blocked', 'throttled', 'unreachable', 'own-line']).not.toContain(verdict.state);
        }
      }),
    );
  });
});
