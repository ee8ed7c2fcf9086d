/** The parts of start and measure that need no browser: options, the table, the file. */
import { describe, expect, it } from 'vitest';
import { WrongUse } from '../../scripts/bootstrap/wrong-use.mjs';
import { expression } from '../../scripts/browser/expression.ts';
import { chromiumFlags } from '../../scripts/browser/quiet.ts';
import { othersText } from '../../scripts/live/compare.ts';
import { onlyRounds } from '../../scripts/live/export.ts';
import { parseOptions } from '../../scripts/live/options.ts';
import { roundTable } from '../../scripts/live/round-table.ts';
import { sentence } from '../../scripts/live/run-main.ts';
import { parseEnd, parseHeader } from '../../src/export/samples-file.ts';
import { DEFAULT_SETTINGS } from '../../src/settings.ts';
import { makeSample } from '../store/make.ts';

describe('options', () => {
  const parse = (...args: string[]) => parseOptions('measure', args);

  it.each([
    [['--browser', 'opera'], '--browser must be chromium or firefox, not "opera"'],
    [['--rounds', '0'], '--rounds must be a whole number from 1 to 999999, not "0"'],
    [['--rounds', '2.5'], '--rounds must be a whole number'],
    [['--services', 'whatsapp,icq'], '--services: there is no "icq"; there are whatsapp,'],
    [['--country', 'ru'], '--country must be two capital letters'],
    [['--browser=firefox', '--firefox-pref', 'network.proxy'], '--firefox-pref must be name=value'],
    [['--firefox-pref', 'a=b'], '--firefox-pref means nothing to chromium'],
    [['--services', 'whatsapp,whatsapp'], '--services: "whatsapp" is there twice'],
    [['--lab', 'nosuch'], 'There is no scenario "nosuch"; there are: healthy, '],
    [['--lab', 'healthy', '--chromium-arg=--a'], '--lab and --chromium-arg exclude each other'],
    [['--browser=firefox', '--firefox-pref=a=1', '--lab=healthy'], '--lab and --firefox-pref exclude each other'],
    [['--crowd', 'provider'], 'There is no option --crowd: npm run measure takes --browser, '],
    [['--rounds'], '--rounds needs a value'],
    [['--rounds', '--lab'], '--rounds needs a value; one that begins with a dash stands behind =, as --rounds=-1.'],
    [['healthy'], '"healthy" means nothing to npm run measure, which takes --browser, '],
    [['--out='], '--out needs a value'],
  ])('%j is refused by name', (args, problem) => {
    expect(() => parse(...args)).toThrow(problem);
    expect(() => parse(...args)).toThrow(WrongUse);
  });

  it('a preference is what Firefox takes it for', () => {
    const { firefoxPrefs } = parse(
      '--browser=firefox',
      '--firefox-pref',
      'a=true',
      '--firefox-pref',
      'b=7',
      '--firefox-pref',
      'c=x=y',
    );
    expect(firefoxPrefs).toEqual({ a: true, b: 7, c: 'x=y' });
  });

  it('a switch for Chromium may have dashes and be repeated', () => {
    expect(parse('--chromium-arg=--a=1', '--chromium-arg=--b').chromiumArgs).toEqual(['--a=1', '--b']);
  });
});

describe('table of a round', () => {
  const settings = { ...DEFAULT_SETTINGS, services: ['whatsapp', 'signal'] };
  const rowOf = (table: string, name: string) => table.split('\n').find((line) => line.startsWith(name)) ?? '';

  it('keeps fresh and reused connections apart', () => {
    const samples = [
      makeSample('r', 0, { connection: 'fresh', timings: { ttfbMs: 300, totalMs: 310 } }),
      makeSample('r', 1, { connection: 'reused', timings: { ttfbMs: 100, totalMs: 110 } }),
      makeSample('r', 2, { connection: 'reused', timings: { ttfbMs: 120, totalMs: 130 } }),
    ];
    const row = rowOf(roundTable(settings, samples, []), 'WhatsApp');
    expect(row).toMatch(/300 \/ 100 ms +fresh 1 \/ reused 2 +3,000$/);
  });

  it('names a failure, even where the name resolved afterwards, and what was not asked', () => {
    const samples = [
      makeSample('r', 0, { outcome: 'failed', failure: 'connection_reset' }),
      makeSample('r', 1, { kind: 'dns' }),
    ];
    const table = roundTable(settings, samples, []);
    expect(rowOf(table, 'WhatsApp')).toContain('connection_reset');
    expect(rowOf(table, 'Signal')).toContain('not asked');
  });

  it('a part that was asked beside the app is named beside it, and has no say in the times', () => {
    const samples = [
      makeSample('r', 0, { timings: { ttfbMs: 100, totalMs: 110 } }),
      makeSample('r', 1, { role: 'media', outcome: 'failed', failure: 'connection_reset' }),
      makeSample('r', 2, { role: 'backend', timings: { ttfbMs: 900, totalMs: 910 } }),
    ];
    const row = rowOf(roundTable(settings, samples, []), 'WhatsApp');
    expect(row).toMatch(/ ok, media: connection_reset +100 ms +fresh 1 +3,000$/);
    const alone = rowOf(roundTable(settings, samples.slice(1, 2), []), 'WhatsApp');
    expect(alone).toMatch(/- +connection_reset +- /);
  });
});

it('what others have is told in the order of the table, and of an answer without figures none', () => {
  const one = { placed: true, networks: 25, bad: 25, trouble: 'failed', grade: 'A', at: 0 } as const;
  const services = [
    { ...one, service: 'signal', answer: 'only-you' as const, bad: 0 },
    { ...one, service: 'whatsapp', answer: 'provider' as const },
    { ...one, service: 'viber', answer: 'not-enough' as const, networks: 0, bad: 0 },
  ];
  const answers = { version: 1 as const, hour: '2026-03-01T10', asn: 64_496, country: 'ZZ', services };
  expect(othersText(answers, ['whatsapp', 'telegram', 'signal', 'viber']).split('\n')).toEqual([
    'Others:',
    '  WhatsApp: trouble at your provider (about 25 of 25 networks)',
    '  Signal: no trouble at your provider (about 0 of 25 networks)',
    '  Viber: too few reports',
  ]);
  expect(othersText(answers, ['telegram'])).toBe('Others: nothing is reported of these services.');
});

describe('measured file', () => {
  it('holds the finished rounds only, and its last line counts them', () => {
    const header = {
      ...{ format: 'tailback-samples', version: 2, software: 'tailback/0.1.0', exportedAt: new Date(0).toISOString() },
      settings: DEFAULT_SETTINGS,
    };
    const samples = [makeSample('a', 0), makeSample('a', 1), makeSample('b', 0)];
    const lines = onlyRounds(
      [header, ...samples, { end: 'tailback-samples', rounds: 2, samples: 3 }].map((value) => JSON.stringify(value)),
      new Set(['a', 'empty']),
    );
    expect(parseHeader(lines[0] ?? '')).toMatchObject({ value: { version: 2 } });
    expect(parseEnd(lines.at(-1) ?? '')).toMatchObject({ value: { rounds: 1, samples: 2 } });
    expect(lines.slice(1, -1)).toEqual(samples.slice(0, 2).map((sample) => JSON.stringify(sample)));
  });
});

describe('driver', () => {
  it('evaluates a function that the compiler has wrapped', async () => {
    const code = expression(
      ({ n }: { n: number }) => {
        const twice = (x: number) => x * 2;
        return twice(n);
      },
      { n: 21 },
    );
    expect(await new Function(`return ${code}`)()).toBe(42);
  });

  it('makes one of all --disable-features, since Chromium heeds only the last', () => {
    const flags = chromiumFlags(['--disable-features=A,B', '--x', '--disable-features=C']);
    const features = flags.filter((flag) => flag.startsWith('--disable-features='));
    expect(features).toHaveLength(1);
    expect(features[0]?.split(/[=,]/)).toEqual(expect.arrayContaining(['A', 'B', 'C', 'Translate']));
    expect(flags).toContain('--x');
  });
});

it('an error becomes its first line without the class', () => {
  expect(sentence(new Error('TimeoutError: It took too long.\nCall log:\n - x'))).toBe('It took too long.');
  expect(sentence(new Error(''))).not.toBe('');
});
