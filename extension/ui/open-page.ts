/** Opens one of our full pages in a tab and closes the popup, which some browsers leave open in front of it. */
import { browser } from '../platform/browser.ts';

export async function openPage(page: 'welcome' | 'dashboard' | 'settings' | 'sharing'): Promise<void> {
  await browser.tabs.create({ url: browser.runtime.getURL(`extension/${page}/index.html`) });
  window.close();
}
