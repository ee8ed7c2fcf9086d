/**
 * What is looked at: every page, and every state of a service and of a page. The store comes first, so that scenes of one store
 * follow each other; pictures and the tests of how pages look go through the same list.
 */
import type { Round } from '../../src/round.ts';
import type { Sample } from '../../src/sample.ts';
import { DEFAULT_SETTINGS } from '../../src/settings.ts';
import { throttled } from '../../tests/past/spell.ts';
import { domesticOnly, ownLine, portal, TROUBLES } from '../../tests/past/states.ts';
import { makeSample } from '../../tests/store/make.ts';
import type { Page } from '../browser/driver.ts';
import { BROKEN } from './broken-scenes.ts';
import { FEW, FORTNIGHT } from './made-pasts.ts';
import { PARTS, wholeDashboard } from './part-scenes.ts';
import type { Scene } from './scene.ts';
import type { Stored } from './store.ts';

const POPUP = 'extension/popup/index.html';
const HOUR_MS = 3_600_000;

const { services } = DEFAULT_SETTINGS;
const nothing: Stored = {};
const troubles: Stored = { past: { ...FEW, services, spells: TROUBLES } };

const CHECK = { kind: 'first-check' as const, check: 'picture-0', totalLimitMs: 6_000, silenceLimitMs: 6_000 };
const STEPS = 18;

/** The second round of a check, half of it stored: what has no sample yet is still to be asked. */
function check(now: number): Round[] {
  const steps = Array.from({ length: STEPS }, (_, seq) => ({
    ...{ seq, target: 'whatsapp', targetType: 'service' as const, endpoint: 'web', role: 'app', kind: 'http' as const },
    ...{
      url: 'https://example.org/',
      host: 'example.org',
      method: 'HEAD' as const,
      maxBytes: 0,
      fresh: true,
      afterMs: 0,
    },
  }));
  const [first, second] = [now - 20_000, now - 8_000];
  return [
    {
      ...CHECK,
      id: 'picture-0',
      index: 0,
      state: 'done',
      plannedAt: first,
      startedAt: first,
      endedAt: second,
      steps: [],
    },
    { ...CHECK, id: 'picture-1', index: 1, state: 'open', plannedAt: second, startedAt: second, steps },
  ];
}

/** Of a site that the made past does not have: they count as asked, and say nothing of anybody. */
function checked(now: number): [Sample, ...Sample[]] {
  const of = (round: string, number: number, from: number): Sample[] =>
    Array.from({ length: number }, (_, seq) =>
      makeSample(round, seq, { at: from + seq * 300, roundKind: 'first-check', target: 'picture' }),
    );
  const [one, ...more] = [...of('picture-0', STEPS, now - 20_000), ...of('picture-1', STEPS / 2, now - 8_000)];
  if (!one) throw new Error('no sample');
  return [one, ...more];
}

const saying = (kind: string) => (page: Page) => page.waitFor('headline', kind);
const has = (testid: string) => (page: Page) => page.waitFor(testid);
const ALIKE = ['fine', 'offline', 'domestic-only', 'portal', 'asleep', 'learning', 'paused'];
const popup = (id: string, stored: Stored, kind = 'ready'): Scene => ({
  ...{ id: `popup-${id}`, stored, path: POPUP, popup: true, ready: saying(kind) },
  ...(ALIKE.includes(id) && { alike: true as const }),
});

async function goOffline(page: Page): Promise<void> {
  await page.evaluate(() => {
    Object.defineProperty(navigator, 'onLine', { get: () => false });
    window.dispatchEvent(new Event('offline'));
  }, undefined);
  await page.waitFor('headline', 'offline');
}

export const SCENES: readonly Scene[] = [
  popup('before', nothing, 'not-started'),
  { id: 'welcome', stored: nothing, path: 'extension/welcome/index.html', ready: has('start') },
  {
    id: 'settings-before',
    stored: nothing,
    alike: true as const,
    path: 'extension/settings/index.html',
    ready: has('language'),
  },
  { id: 'dashboard-before', stored: nothing, path: 'extension/dashboard/index.html', ready: saying('not-started') },
  popup('troubles', troubles),
  popup('offline', troubles),
  popup('fine', { past: FEW }),
  popup('own-line', { past: { ...FEW, spells: ownLine() } }),
  popup('domestic-only', { past: { ...FEW, spells: domesticOnly('RU') } }),
  popup('portal', { past: { ...FEW, spells: portal() } }),
  popup('asleep', { past: { ...FEW, untilAgoMs: 3 * HOUR_MS } }, 'asleep'),
  popup('learning', { past: { ...FEW, days: 0.0005 } }, 'learning'),
  popup('paused', { past: FEW, settings: { pausedUntil: -1 } }, 'paused'),
  popup(
    'checking',
    { past: { ...FEW, spells: [throttled('whatsapp', 0.2, 0)] }, rounds: check, samples: checked },
    'measuring',
  ),
  { id: 'dashboard', stored: FORTNIGHT, path: 'extension/dashboard/index.html#whatsapp/7d', ready: wholeDashboard },
  ...PARTS,
  { id: 'settings', stored: FORTNIGHT, path: 'extension/settings/index.html', ready: has('language') },
  { id: 'sharing', stored: FORTNIGHT, path: 'extension/sharing/index.html', ready: has('collector') },
  ...BROKEN,
].map((scene) => (scene.id === 'popup-offline' ? { ...scene, ready: goOffline } : scene));

/** One of each kind of page. */
export const WALKED: readonly Scene[] = SCENES.filter(({ alike }) => !alike);

/** The whole pages and the fullest popup: for what takes its time on each. */
export const FULLEST: readonly Scene[] = WALKED.filter(({ id }) =>
  ['welcome', 'popup-troubles', 'dashboard', 'settings', 'sharing'].includes(id),
);
