/** Fills in the export of the dashboard as a person would: what comes out is then what a person would get. */
import type { Page } from '../browser/driver.ts';
import type { ExportArguments } from './options.ts';

const CATCH_UP_MS = 150;

/** As a field of type datetime-local has it: the local clock of the page, which is this computer's. */
function localTime(at: number): string {
  return new Date(at - new Date(at).getTimezoneOffset() * 60_000).toISOString().slice(0, -1);
}

interface Fill {
  level: string;
  format: string;
  table: string;
  from: string;
  to: string;
  services: string[] | null;
}

/** Until the dashboard has something to export. @throws why it has not, in the page's own words where it has any */
export async function untilExport(page: Page): Promise<void> {
  try {
    await page.waitFor('export', undefined, 60_000);
  } catch {
    const said = await page.evaluate(alertsOf, undefined);
    if (said !== '') throw new Error(`The measurements of this profile cannot be read. Its dashboard says: ${said}`);
    throw new Error('The dashboard of this profile shows nothing to export: nobody has pressed start in it.');
  }
}

/**
 * @param to UTC ms: whatever is measured after it is left out
 * @throws a sentence where a service is not on the page: the file would hold others, or nothing
 */
export async function chooseOnPage(page: Page, given: ExportArguments, to: number): Promise<void> {
  const { level, format, table, from, services } = given;
  const fill: Fill = {
    level,
    format,
    table,
    from: localTime(from ?? 0),
    to: localTime(to),
    services: services ?? null,
  };
  await page.waitFor('export');
  const there = await page.evaluate(servicesOf, undefined);
  const missing = services?.find((id) => !there.includes(id));
  if (missing !== undefined)
    throw new Error(`--services: "${missing}" is not chosen in this profile; there are ${there.join(', ')}.`);
  for (const step of ['level', 'format', 'table', 'all-time', 'from', 'to', 'services'])
    await page.evaluate(fillIn, { ...fill, step, waitMs: CATCH_UP_MS });
  if ((await page.attribute('export', 'disabled')) !== null)
    throw new Error(
      from !== undefined && from >= to
        ? '--from lies behind all that is here.'
        : `No service of this profile goes along at the level "${level}" by itself: name some with --services.`,
    );
}

/** These run in the page. */
function alertsOf(): string {
  const alerts = document.querySelectorAll('[role="alert"]');
  return [...alerts].map(({ textContent }) => textContent?.trim() ?? '').join(' ');
}

function servicesOf(): string[] {
  const boxes = document.querySelectorAll('[data-testid^="export-service-"]');
  return [...boxes].map(({ id }) => id.replace('export-service-', ''));
}

async function fillIn({ step, waitMs, ...fill }: Fill & { step: string; waitMs: number }): Promise<void> {
  const find = <E extends HTMLElement>(id: string): E | null =>
    document.querySelector<E>(`[data-testid="export-${id}"]`);
  const set = (id: string, value: string, event: string): void => {
    const field = find<HTMLInputElement | HTMLSelectElement>(id);
    if (!field || field.disabled) return;
    field.value = value;
    field.dispatchEvent(new Event(event, { bubbles: true }));
  };
  if (step === 'level') find(`level-${fill.level}`)?.click();
  if (step === 'format' || step === 'table') set(step, fill[step], 'change');
  if (step === 'all-time' && find<HTMLInputElement>('all-time')?.checked) find('all-time')?.click();
  if (step === 'from' || step === 'to') set(step, fill[step], 'input');
  if (step === 'services' && fill.services !== null)
    for (const box of document.querySelectorAll<HTMLInputElement>('[data-testid^="export-service-"]')) {
      if (box.checked !== fill.services.includes(box.id.replace('export-service-', ''))) box.click();
      await new Promise((done) => setTimeout(done, waitMs / 5));
    }
  // The page draws anew before the next field is there.
  await new Promise((done) => setTimeout(done, waitMs));
}
