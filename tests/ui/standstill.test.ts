/** Where nothing is measured any more: no page calms, no row speaks of before, and a sentence says what happened and what to press. */
import './english.ts';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { t } from '../../extension/i18n.ts';
import { backgroundAnswers } from '../../extension/ui/background-answers.ts';
import { evidenceRows } from '../../extension/ui/evidence-rows.ts';
import { faceOf } from '../../extension/ui/face.ts';
import { formatTime } from '../../extension/ui/format.ts';
import { fullNotice } from '../../extension/ui/full-notice.ts';
import { headline } from '../../extension/ui/headline.ts';
import type { PageFacts } from '../../extension/ui/page-facts.ts';
import { LOOKS } from '../../extension/ui/state-look.ts';
import { stateWord } from '../../extension/ui/state-words.ts';
import { withheldServices } from '../../extension/ui/withheld.ts';
import { badgeOf } from '../../src/glance/badge.ts';
import type { GlanceRow } from '../../src/glance/glance.ts';
import { withNotAsked } from '../../src/glance/not-asked.ts';
import { DEFAULT_SETTINGS } from '../../src/settings.ts';
import { addNotice, clearNotice, notices } from '../../src/store/index.ts';
import { controlsFor, portalControlsFor, serviceById } from '../../src/targets/index.ts';
import { originsOf } from '../../src/targets/origins.ts';
import type { Verdict } from '../../src/verdict/verdict.ts';
import { HOUR, MINUTE, makeRound, newStore, T0 } from '../store/make.ts';

const browser = vi.hoisted(() => ({
  refused: new Set<string>(),
  webRequest: true,
  answer: (): Promise<unknown> => Promise.resolve({ ok: true }),
}));
vi.mock('../../extension/platform/browser.ts', () => ({
  browser: { runtime: { sendMessage: () => browser.answer() } },
}));
vi.mock('../../extension/platform/permissions.ts', () => ({
  permitted: async (origins: string[]) => browser.webRequest && origins.every((o) => !browser.refused.has(o)),
}));

const now = T0 + 5 * MINUTE;
const services = ['whatsapp', 'telegram'];
const settings = { ...DEFAULT_SETTINGS, services, consentedAt: T0 };
const evidence = {
  rounds: 3,
  requests: 9,
  fresh: 3,
  failures: 0,
  controls: { total: 6, ok: 6 },
  nowMs: 62,
  usualMs: 60,
};

function row(service: string, state: Verdict['state'] = 'ok'): GlanceRow {
  const verdict: Verdict = {
    ...{ service, state, scope: 'unknown', reason: 'all-fine', rule: 'all-fine', evidence, confidence: 'high' },
    ...{ technique: null, alternative: null, nextAt: now + MINUTE, at: T0 },
  };
  const last = { at: T0, outcome: 'ok' } as const;
  return { verdict, name: service, points: [{ at: T0, ms: 62 }], connection: 'reused', nowMs: 62, usualMs: 60, last };
}
const rows = [row('whatsapp'), row('telegram'), row('line')];
const facts: PageFacts = {
  ...{ now, online: true, settings, notices: [], progress: null },
  rounds: [makeRound('r', { state: 'done', startedAt: T0, endedAt: T0 + 20_000 })],
};
const words = (list: readonly GlanceRow[]): string[] => list.map(({ verdict }) => stateWord(verdict));
const NOT = t('bucket_nothing');

describe('a permission that was withdrawn', () => {
  const rest = withNotAsked(rows, services, 'permission');

  it('leaves no row that works, no time of now and no mark on the button', () => {
    expect(words(rows)).toEqual([t('state_ok'), t('state_ok'), t('state_ok')]);
    expect(words(rest)).toEqual([NOT, NOT, NOT]);
    for (const r of rest) for (const key of ['nowMs', 'usualMs', 'last']) expect(r).not.toHaveProperty(key);
    expect(rest[0]?.points).toEqual(rows[0]?.points);
    expect(evidenceRows(rest[0]?.verdict as Verdict, now).map(({ label }) => label)).not.toContain('evidence_now');
    const troubles = withNotAsked([row('whatsapp', 'blocked'), row('line')], services, 'permission');
    expect(
      badgeOf(
        'count',
        troubles.map(({ verdict }) => verdict),
      ),
    ).toBeNull();
  });

  it('of one service leaves the others, the line and the page as they are', () => {
    const face = faceOf(facts, withNotAsked(rows, ['telegram'], 'permission'), ['telegram']);
    expect(words(face.rows)).toEqual([t('state_ok'), NOT, t('state_ok')]);
    expect(face.state).toEqual({ kind: 'ready', roundOpen: false });
    expect(headline(face).headline).not.toBe(t('headline_all_ok'));
  });

  it('of one service that is the only one judged does not make a page say that it knows something', () => {
    const learning = withNotAsked(
      [row('whatsapp', 'learning'), row('telegram'), row('line')],
      ['telegram'],
      'permission',
    );
    expect(faceOf(facts, learning, ['telegram']).state.kind).toBe('learning');
  });

  it('is found by service, and stops all where too few sites to compare with are left', async () => {
    const origins = (id: string): string[] => originsOf([serviceById(id)].flatMap((s) => s ?? []));
    const ask = (): Promise<string[]> => withheldServices(services, 'ZZ');
    expect(await ask()).toEqual([]);
    browser.refused = new Set(origins('telegram').slice(0, 1));
    expect(await ask()).toEqual(['telegram']);
    const { foreign, domestic, neutral } = controlsFor('ZZ');
    const sites = [...foreign, ...domestic, ...neutral];
    browser.refused = new Set(originsOf(sites.slice(0, 1)));
    expect(await ask()).toEqual([]);
    browser.refused = new Set(originsOf([...sites, ...portalControlsFor()]));
    expect(await ask()).toEqual(services);
    browser.refused = new Set();
    browser.webRequest = false;
    expect(await ask()).toEqual(services);
    browser.webRequest = true;
  });
});

describe('a full disk', () => {
  const face = faceOf({ ...facts, notices: fullNotice(now - MINUTE) }, rows, []);

  it('is what the page says, and no row speaks of before', () => {
    expect(face.state).toEqual({ kind: 'full', since: now - MINUTE });
    expect(words(face.rows)).toEqual([NOT, NOT, NOT]);
    expect(LOOKS[headline(face).state].tone).toBe('warn');
    expect(faceOf(facts, rows, []).state.kind).toBe('ready');
  });
});

describe('a day’s bytes that are used up', () => {
  const at = now + HOUR;
  const silent: PageFacts = { ...facts, now: at };
  const about = async (dismissed: boolean): Promise<PageFacts> => {
    const store = await newStore();
    await addNotice(store, { kind: 'budget', at: now, params: { budgetBytes: '10000000' } });
    if (dismissed) await clearNotice(store, 'budget');
    return { ...silent, notices: await notices(store) };
  };

  it('are no sleep, whether the person has put the notice away or not', async () => {
    expect(faceOf(silent, rows, []).state.kind).toBe('asleep');
    for (const dismissed of [false, true]) {
      const face = faceOf(await about(dismissed), rows, []);
      expect(face.state, `dismissed: ${dismissed}`).toEqual({ kind: 'budget', since: now });
      expect(headline(face).headline).toBe(t('notice_budget', formatTime(now, at, 'en')));
    }
  });
});

describe('what is said at the top', () => {
  const at = (state: Parameters<typeof headline>[0]['state']) => headline({ state, rows, now });

  it.each([
    [{ kind: 'permission' }, 'popup_grant'],
    [{ kind: 'full', since: T0 }, 'check_now'],
    [{ kind: 'failed', since: T0 }, 'check_now'],
    [{ kind: 'asleep', since: T0 }, 'check_now'],
  ] as const)('%o names the button to press', (state, button) => {
    const said = at(state);
    expect(said.because).toContain(t(button));
    expect(said.headline).not.toMatch(/work\./);
    expect(LOOKS[said.state].tone).not.toBe('good');
  });
});

describe('an answer that is too old', () => {
  it('is not measured, which is something else than learning', () => {
    const { verdict } = row('whatsapp', 'learning');
    expect(stateWord({ ...verdict, reason: 'stale' })).toBe(NOT);
    expect(stateWord({ ...verdict, reason: 'no-samples' })).toBe(t('state_learning'));
  });
});

describe('a background', () => {
  afterEach(() => vi.useRealTimers());

  it('that answers, refuses, is gone or hangs is told apart from sleep', async () => {
    expect(await backgroundAnswers()).toBe(true);
    browser.answer = () => Promise.resolve({ error: 'Measuring fails each time it is tried.' });
    expect(await backgroundAnswers()).toBe(false);
    browser.answer = () => Promise.reject(new Error('Receiving end does not exist.'));
    expect(await backgroundAnswers()).toBe(false);
    browser.answer = () => Promise.resolve(undefined);
    expect(await backgroundAnswers()).toBe(false);
    vi.useFakeTimers();
    browser.answer = () => new Promise(() => undefined);
    const hanging = backgroundAnswers();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(await hanging).toBe(false);
  });
});

describe('the evidence', () => {
  it('has no name of a rule among its words, and keeps it for whoever looks it up', () => {
    const table = evidenceRows(row('whatsapp').verdict, now);
    expect(table.map(({ value }) => value)).not.toContain('all-fine');
    expect(table.map(({ label }) => t(label)).join(' ')).not.toMatch(/round|rule/i);
    expect(table.find(({ label }) => label === 'evidence_confidence')?.title).toBe('all-fine');
  });
});
