/** Parts of the dashboard that are only there once something was pressed, and what leaves it: on paper and as a picture. */
import { setTimeout as sleep } from 'node:timers/promises';
import { throttled } from '../../tests/past/spell.ts';
import type { Page } from '../browser/driver.ts';
import { FEW, FORTNIGHT } from './made-pasts.ts';
import type { Scene } from './scene.ts';
import type { Stored } from './store.ts';

const HOUR_MS = 3_600_000;

/** Runs in the page. */
const working = (): boolean =>
  document.querySelector('[data-testid="folding"], [data-testid="judging"], [data-state="loading"]') !== null;

/** The first time everything is derived from what was put into the store; from then on it is there. */
export async function wholeDashboard(page: Page): Promise<void> {
  await page.waitFor('chart-latency', 'drawn');
  await page.waitFor('history', 'ready', 120_000);
  for (let quiet = 0, looks = 0; quiet < 4; looks += 1) {
    if (looks > 600) throw new Error('The dashboard did not come to rest.');
    await sleep(300);
    quiet = (await page.evaluate(working, undefined)) ? 0 : quiet + 1;
  }
}

async function compared(page: Page): Promise<void> {
  await wholeDashboard(page);
  for (const id of ['whatsapp', 'max']) await page.click(`compare-${id}`);
  await page.waitFor('chart-compare', 'drawn');
}

async function moment(page: Page): Promise<void> {
  await wholeDashboard(page);
  await page.evaluate(() => document.querySelector<HTMLElement>('[data-testid="chart-latency"]')?.focus(), undefined);
  for (const key of ['End', 'Enter'] as const) await page.press(key);
  await page.waitFor('moment', 'ready');
}

async function withEvidence(page: Page): Promise<void> {
  await wholeDashboard(page);
  await page.evaluate(
    () => document.querySelector('[data-testid="events"] details')?.setAttribute('open', ''),
    undefined,
  );
}

async function onPaper(page: Page): Promise<void> {
  await wholeDashboard(page);
  await page.emulate({ scheme: 'dark', print: true });
  // What is laid out anew draws by itself first.
  await sleep(500);
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')), undefined);
}

/** Shows the file instead of saving it. Runs in the page. */
function keepFile(): void {
  URL.createObjectURL = (file: Blob | MediaSource): string => {
    void createImageBitmap(file as Blob).then((image) => {
      const canvas = document.createElement('canvas');
      canvas.dataset.testid = 'picture';
      [canvas.width, canvas.height] = [image.width, image.height];
      canvas.getContext('2d')?.drawImage(image, 0, 0);
      document.querySelector('main')?.prepend(canvas);
    });
    return 'data:,';
  };
  HTMLAnchorElement.prototype.click = () => undefined;
}

async function saved(page: Page): Promise<void> {
  await wholeDashboard(page);
  await page.evaluate(keepFile, undefined);
  await page.click('picture-latency');
  await page.waitFor('picture');
  // As large as the file, whatever the page is.
  await page.resize(1240, 200);
}

/** What others at the own provider reported, as if it had been fetched and compared. */
const answers = (now: number) => ({
  ...{ version: 1, hour: new Date(now - 3 * HOUR_MS).toISOString().slice(0, 13), asn: 64_496, country: 'RU' },
  services: [
    {
      ...{ service: 'whatsapp', placed: true, answer: 'provider', networks: 40, bad: 35, trouble: 'throttled' },
      ...{ grade: 'A', at: now - 2 * HOUR_MS },
    },
  ],
});
const crowd: Stored = {
  past: { ...FEW, spells: [throttled('whatsapp', 0.25, 0)] },
  kept: (now) => ({ 'crowd-answers': answers(now) }),
};

const of = (id: string, ready: Scene['ready'], rest: Partial<Scene> = {}): Scene => ({
  ...{ id: `dashboard-${id}`, stored: FORTNIGHT, path: 'extension/dashboard/index.html#whatsapp/7d', alike: true },
  ...{ ready, ...rest },
});

export const PARTS: readonly Scene[] = [
  of('compare', compared, { part: 'compare' }),
  of('moment', moment, { part: 'moment' }),
  of('events', withEvidence, { part: 'events' }),
  of('share', wholeDashboard, { part: 'share' }),
  of('picture', saved, { part: 'picture', only: { browser: 'chromium' } }),
  // Firefox's driver has no way to ask for it.
  of('print', onPaper, { only: { browser: 'chromium' } }),
  {
    ...{ id: 'popup-crowd', stored: crowd, path: 'extension/popup/index.html', popup: true, alike: true },
    ready: (page) => page.waitFor('headline', 'ready'),
  },
];
