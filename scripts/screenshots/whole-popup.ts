/**
 * A picture of the popup in whole. A popup is as high as what it holds, up to the browser's limit, where its buttons stay at the lower
 * edge: a picture of a whole page in a lower window would show them in the middle, over a row.
 */
import type { Page } from '../browser/driver.ts';

/** @param width of the popup, CSS px */
export async function wholePopup(page: Page, width: number, file: string): Promise<void> {
  const height = await page.evaluate(() => document.documentElement.scrollHeight, undefined);
  await page.resize(width, height);
  await page.screenshot(file);
}
