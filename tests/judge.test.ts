/** The replay of an export, its bad inputs, and the e-CUSUM it leans on. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { main } from '../scripts/judge.ts';
import type { Sample } from '../src/sample.ts';
import { DEFAULT_SETTINGS } from '../src/settings.ts';
import { eCusum } from '../src/verdict/ecusum.ts';
import { judge } from '../src/verdict/judge.ts';
import { replay } from '../src/verdict/replay.ts';
import * as c from './stories/builder/changes.ts';
import { always, tell } from './stories/builder/scene.ts';
import { expandStory } from './stories/builder/story.ts';

const folder = mkdtempSync(join(tmpdir(), 'tailback-judge-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Names gone for an hour, then policed for an hour, then fine: rounds of 15 minutes with transfers in each. */
const told = JSON.parse(
  JSON.stringify(
    tell(
      { title: '', rule: '', speaks: true, expect: {} },
      { rounds: 4, every: 900_000, service: { web: always(c.NXDOMAIN), object: always(null) } },
      { rounds: 5, every: 900_000, service: { object: always(c.paced(128)) } },
      { rounds: 6, every: 900_000 },
    ),
  ),
);
const { samples: unsorted } = expandStory(told);
const samples = unsorted.toSorted((a, b) => a.at - b.at);
const header = { format: 'tailback-samples', version: 1, settings: { ...DEFAULT_SETTINGS } };
const lines = [header, ...samples].map((entry) => JSON.stringify(entry));

async function run(content: string, ...args: string[]) {
  const file = join(folder, 'export.ndjson');
  writeFileSync(file, content);
  const [out, error]: [string[], string[]] = [[], []];
  const status = await main([file, ...args], { out: (text) => out.push(text), error: (text) => error.push(text) });
  return { status, out, error };
}

describe('judge FILE', () => {
  it('prints one object a change, and the last of each service is the verdict now', async () => {
    const { status, out, error } = await run(`${lines.join('\n')}\n`, '--json');
    expect({ status, error }).toEqual({ status: 0, error: [] });
    const objects = out.map((line): Record<string, unknown> => JSON.parse(line));
    for (const object of objects) {
      expect(Object.keys(object)).toEqual([
        ...['at', 'service', 'state', 'scope', 'technique', 'confidence', 'rule', 'evidence'],
      ]);
      expect(object.evidence).toMatchObject({ reason: expect.any(String), controls: { total: expect.any(Number) } });
      expect(object.evidence).toHaveProperty('alternative');
      expect(object.evidence).toHaveProperty('nextAt');
    }
    const whatsapp = objects.filter((o) => o.service === 'whatsapp').map((o) => o.technique ?? o.state);
    // Just after it came back, failures and answers stand side by side; two slow transfers are not enough to say anything.
    const sequence = ['learning', 'dns-removed', 'unreachable', 'ok', 'policer', 'ok'];
    expect(whatsapp.filter((word, i) => word !== whatsapp[i - 1])).toEqual(sequence);
    expect(objects.findLast((o) => o.service === 'whatsapp')).toMatchObject({ state: 'ok' });
    expect(objects.findLast((o) => o.service === 'line')).toMatchObject({ state: 'ok', confidence: 'high' });
    // Its numbers and reason too, not those of the moment at which it first said so.
    const now = Math.max(...samples.map(({ at, timings }) => at + Math.ceil(timings.totalMs)));
    const settings = { ...DEFAULT_SETTINGS, services: ['whatsapp'] };
    for (const { service, evidence, reason } of judge({ samples, settings, now })) {
      const last = objects.findLast((o) => o.service === service);
      expect(last?.evidence).toMatchObject(JSON.parse(JSON.stringify({ ...evidence, reason })));
    }
  });

  it('prints a timeline and events as text', async () => {
    const { status, out } = await run(lines.join('\n'));
    expect(status).toBe(0);
    const events = out.slice(out.indexOf('Events:') + 1);
    // Back for half an hour only: one event, newest step first. A block is worse than any limit.
    expect(events).toHaveLength(1);
    expect(events[0]).toMatch(/^2\S+Z to 2\S+Z {2}whatsapp +throttled\/policer since /);
    expect(events[0]).toMatch(/, blocked\/dns-removed since \S+Z; worst \S+Z: (\d+) of \1 requests failed$/);
  });

  it('judges up to --at, as if nothing had come later', async () => {
    const at = (samples[0]?.at ?? 0) + 3 * 900_000 + 60_000;
    const { out } = await run(lines.join('\n'), '--json', '--at', new Date(at).toISOString());
    const last = out.map((line) => JSON.parse(line)).findLast((o) => o.service === 'whatsapp');
    expect(last).toMatchObject({ state: 'blocked', technique: 'dns-removed' });
  });

  it('finds answers stale long after the last sample', async () => {
    const at = (samples.at(-1)?.at ?? 0) + 86_400_000;
    const { out } = await run(lines.join('\n'), '--json', '--at', String(at));
    expect(JSON.parse(out.at(-1) ?? '')).toMatchObject({ service: 'line', state: 'learning' });
  });
});

describe('bad input', () => {
  const [first = '', second = '', third = '', ...others] = lines;
  const bad: [string, string[], RegExp][] = [
    ['another format', ['{"format":"har","version":1}', second], /^Line 1: format: .* a Tailback export\?$/],
    [
      'a newer version',
      [JSON.stringify({ ...header, version: 3 }), second],
      /^Line 1: version: must be at most 2, .*not 3\.$/,
    ],
    [
      'a version that never was',
      [JSON.stringify({ ...header, version: 0 }), second],
      /^Line 1: version: must be 1 or 2, .*not 0\.$/,
    ],
    ['no version', [JSON.stringify({ ...header, version: undefined }), second], /^Line 1: version: is missing\.$/],
    ['no header', ['not json', second], /^Line 1: is not valid JSON/],
    [
      'bad settings',
      [JSON.stringify({ ...header, settings: { intervalMinutes: 1 } })],
      /^Line 1: settings: intervalMinutes/,
    ],
    [
      'a sample without its time',
      [first, JSON.stringify({ ...samples[0], at: undefined }), third],
      /^Line 2: at: is missing\.$/,
    ],
    ['a torn line in the middle', [first, second.slice(0, 40), third], /^Line 2: is not valid JSON/],
    ['a sample twice', [first, second, third, third], /^Line 4: id: .* is on line 3 already\.$/],
    ['samples out of order', [first, others[3] ?? '', second], /^Line 3: at: lies before that of line 2/],
    ['an empty file', [], /^Line 1: the file is empty\.$/],
    ['blank lines alone', ['', ' ', ''], /^Line 1: the file is empty\.$/],
    ['a blank line in the middle', [first, '', second], /^Line 2: is not valid JSON/],
  ];
  it.each(bad)('%s: one sentence with its line, status 2', async (_, content, sentence) => {
    const { status, out, error } = await run(content.join('\n'), '--json');
    expect({ status, out }).toEqual({ status: 2, out: [] });
    expect(error).toHaveLength(1);
    expect(error[0]).toMatch(sentence);
  });

  it('a torn last line is reported, the rest is judged', async () => {
    const torn = [...lines, (lines.at(-1) ?? '').slice(0, 50)].join('\n');
    const { status, out, error } = await run(torn, '--json');
    expect(status).toBe(2);
    expect(error).toEqual([
      `Line ${lines.length + 1}: is cut off; the ${samples.length} samples before it are judged.`,
    ]);
    expect(out).toEqual((await run(lines.join('\n'), '--json')).out);
  });

  it('blank lines at the end are no samples', async () => {
    const { status, out, error } = await run(`${lines.join('\n')}\n\r\n  \n\n`, '--json');
    expect({ status, error }).toEqual({ status: 0, error: [] });
    expect(out).toEqual((await run(lines.join('\n'), '--json')).out);
  });

  it.each([
    ['99999999999999999999', /^--at: must be a time .*, not "9+"\.$/],
    ['-5', /^--at/],
    ['1770800400', /^--at: must be a time .*"1770800400", which looks like seconds: add 000\.$/],
    ['0', /^--at: must be a time .* not "0"\.$/],
    ['2026-02-30', /^--at: must be a time .* not "2026-02-30"\.$/],
    ['2026-02-11T25:00:00Z', /^--at: must be a time/],
    ['noon', /^--at: must be a time/],
  ])('--at=%s is refused in one sentence before anything is printed', async (at, sentence) => {
    const { status, out, error } = await run(lines.join('\n'), `--at=${at}`);
    expect({ status, out }).toEqual({ status: 2, out: [] });
    expect(error).toHaveLength(1);
    expect(error[0]).toMatch(sentence);
  });

  it.each(['2026-02-11', '2026-02-11T09:00Z', '2026-02-11T10:00:00.5+01:00', '1770800400000'])(
    '--at %s is a time',
    async (at) => {
      expect(await run(lines.join('\n'), '--json', '--at', at)).toMatchObject({ status: 0, error: [] });
    },
  );

  it('a missing file and a wrong option are sentences too', async () => {
    const said: string[] = [];
    const output = { out: () => {}, error: (text: string) => said.push(text) };
    expect(await main([join(folder, 'nowhere.ndjson')], output)).toBe(2);
    expect(await main([join(folder, 'nowhere.ndjson'), '--at', 'noon'], output)).toBe(2);
    expect(await main([], output)).toBe(2);
    expect(said).toEqual([
      expect.stringMatching(/^There is no file/),
      expect.stringMatching(/^--at: must be/),
      expect.stringMatching(/^Give one file/),
    ]);
  });
});

describe('replay', () => {
  it('ends where judge ends', () => {
    const settings = { ...DEFAULT_SETTINGS, services: ['whatsapp'] };
    const changes = [...replay({ samples, settings, domestic: [] })];
    const last: Sample | undefined = samples.at(-1);
    const now = judge({
      samples,
      settings,
      now: (last?.at ?? 0) + Math.ceil(last?.timings.totalMs ?? 0),
      domestic: [],
    });
    for (const { service, state, technique, rule } of now) {
      const said = changes.findLast((change) => change.verdict.service === service)?.verdict;
      expect(said).toMatchObject({ service, state, technique, rule });
    }
  });
});

describe('e-CUSUM', () => {
  const minutes = (i: number): number => i * 900_000;
  const rounds = (flags: readonly boolean[]) => flags.map((late, i) => ({ at: minutes(i), level: late ? 1 : 0 }));
  const run5 = (n: number): boolean[] => [...new Array<boolean>(20).fill(false), ...new Array<boolean>(n).fill(true)];

  it('alarms at the sixth exceeding round in a row, not at the fifth', () => {
    expect(eCusum(rounds(run5(5))).slow).toBe(false);
    expect(eCusum(rounds(run5(6)))).toMatchObject({ slow: true, since: minutes(20) });
  });

  it('alarms the sooner, the later the answers: after three rounds at the highest level', () => {
    const at = (level: number, n: number) => rounds(run5(n)).map((r) => ({ ...r, level: r.level * level }));
    expect([1, 2, 3].map((n) => eCusum(at(3, n)).slow)).toEqual([false, false, true]);
    expect([3, 4].map((n) => eCusum(at(2, n)).slow)).toEqual([false, true]);
  });

  it('ends after four clean rounds, and not before', () => {
    expect(eCusum(rounds([...run5(6), false, false, false])).slow).toBe(true);
    expect(eCusum(rounds([...run5(6), false, false, false, false])).slow).toBe(false);
  });

  it('forgets over a gap of more than a day', () => {
    const before = rounds(run5(6));
    const later = { at: minutes(26) + 86_400_001, level: 1 };
    expect(eCusum([...before, later]).slow).toBe(false);
  });

  it('is quiet where one round in twenty exceeds: at the bound, fewer than one alarm in 2,000 rounds on average', () => {
    let alarms = 0;
    let total = 0;
    fc.assert(
      fc.property(fc.array(fc.nat(19), { minLength: 96, maxLength: 96 }), (draws) => {
        const flags = draws.map((d) => d === 0);
        for (let n = 1; n <= flags.length; n++) {
          total += 1;
          const now = eCusum(rounds(flags.slice(0, n))).slow;
          const before = eCusum(rounds(flags.slice(0, n - 1))).slow;
          if (now && !before) alarms += 1;
        }
      }),
      { seed: 1, numRuns: 200 },
    );
    expect(alarms / total).toBeLessThan(1 / 2000);
  });
});
