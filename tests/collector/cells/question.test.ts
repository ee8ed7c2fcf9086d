/** What may be asked of /v1/cells, and the one sentence that anything else is answered with. */
import { describe, expect, it } from 'vitest';
import { FORMS, formFor } from '../../../collector/cells/forms.ts';
import { cursorOf, placeOf, type Question, readQuestion } from '../../../collector/cells/question.ts';
import { COLUMNS } from '../../../collector/publisher/day-columns.ts';

const asked = (search: string): Question => {
  const question = readQuestion(search);
  if (typeof question === 'string') throw new Error(question);
  return question;
};

describe('a question', () => {
  it('is all there is where nothing is asked', () => {
    expect(asked('')).toMatchObject({ from: undefined, to: undefined, among: {}, limit: 1_000, cursor: undefined });
  });

  it('reads days, hours and the column start alike', () => {
    const hour = Date.UTC(2026, 2, 1, 10) / 3_600_000;
    expect(asked('from=2026-03-01T10Z&to=2026-03-02')).toMatchObject({ from: hour, to: hour + 14 });
    expect(asked('from=2026-03-01T10:00Z')).toMatchObject({ from: hour });
  });

  it('takes several values, in any order for the same question', () => {
    const question = asked('kind=rounds,http%20fresh&asn=64501,64500,64501&country=TR');
    expect(question.among).toEqual({ kind: ['http fresh', 'rounds'], asn: ['64500', '64501'], country: ['TR'] });
    expect(asked('country=TR&asn=64500,64501&kind=http+fresh,rounds').canonical).toBe(question.canonical);
  });

  it.each([
    ['color=red', 'color: is no parameter; there are from, to, country,'],
    ['country=tr', 'country: must be an ISO 3166 code'],
    ['country=TR,', 'country: must be'],
    ['country=TR&country=DE', 'country: must stand once'],
    [`country=${Array(51).fill('TR')}`, 'country: must be an ISO 3166 code of two capitals, as TR; at most 50'],
    ['asn=AS64500', 'asn: must be an AS number'],
    ['asn=4294967296', 'asn: must be an AS number, which has 32 bits'],
    ["service=whatsapp'--", 'service: must be the id of a service'],
    ['kind=udp', 'kind: must be among rounds, http fresh'],
    ['state=blocked', 'state: must be among most, part, few, unclear'],
    ['trouble=bad', 'trouble: must be among slow'],
    ['grade=D', 'grade: must be among A, B, C'],
    ['from=yesterday', 'from: must be a day or an hour in UTC'],
    ['from=2026-02-30', 'from: is no day or hour that there is'],
    ['from=2026-03-02&to=2026-03-02', 'to: must be later than from'],
    ['limit=1001', 'limit: must be a whole number from 1 to 1000'],
    ['limit=0', 'limit: must be'],
    ['cursor=12', 'cursor: must be one that an earlier answer gave'],
  ])('%s is refused by name', (search, sentence) => {
    const problem = readQuestion(search);
    expect(problem).toContain(sentence);
    expect(problem).toMatch(/^[a-z]+: [^.\n]*\.$/);
  });

  it('keeps its cursor to itself and to one index', () => {
    const cursor = cursorOf(asked('country=TR'), 'one', 1_234);
    expect(placeOf(asked(`limit=5&country=TR&cursor=${cursor}`), 'one')).toBe(1_234);
    expect(placeOf(asked(`country=DE&cursor=${cursor}`), 'one')).toMatch(/^cursor: belongs to another question/);
    expect(placeOf(asked(`country=TR&cursor=${cursor}`), 'two')).toMatch(/^cursor: /);
  });
});

describe('Accept', () => {
  it.each([
    ['', 0],
    ['*/*', 0],
    ['text/html, */*;q=0.1', 0],
    ['text/csv', 1],
    ['TEXT/CSV; q=0.5, application/x-ndjson;q=0.4', 1],
    ['application/*', 0],
    ['application/vnd.apache.parquet, text/csv;q=0.9', 2],
    ['application/x-ndjson;q=0, */*', 1],
  ])('"%s" is answered with the form wanted most', (accept, form) => {
    expect(formFor(accept)).toBe(FORMS[form]);
  });

  it('of nothing that there is has no answer', () => {
    expect(formFor('application/xml')).toBeUndefined();
    expect(formFor('text/csv;q=0')).toBeUndefined();
  });

  it('gets a page without lines in every form', () => {
    const [ndjson, csv, parquet] = FORMS.map(({ bodyOf }) => bodyOf([]));
    expect([ndjson, csv]).toEqual(['', `${COLUMNS.map(({ name }) => name).join(',')}\r\n`]);
    expect(
      Buffer.from(parquet as Uint8Array)
        .subarray(0, 4)
        .toString(),
    ).toBe('PAR1');
  });
});
