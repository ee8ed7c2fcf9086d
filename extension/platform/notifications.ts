/** Notifications of the browser's. The whole namespace is absent until the permission was given. */
import { browser } from './browser.ts';

const ID = 'tailback';

export const mayNotify = (): Promise<boolean> => browser.permissions.contains({ permissions: ['notifications'] });

/** To be called in the click itself: after any `await` Firefox no longer counts it as the person's own. */
export const askToNotify = (): Promise<boolean> =>
  browser.permissions.request({ permissions: ['notifications'] }).catch(mayNotify);

/** Replaces the one before it: what was said last is what is so. */
export async function notify(title: string, message: string): Promise<void> {
  if (!(await mayNotify())) return;
  await browser.notifications.create(ID, {
    type: 'basic',
    iconUrl: browser.runtime.getURL('icons/128.png'),
    title,
    message,
  });
}

let listening = false;

/** At every start of the background, and when the permission is given: a click on one that outlived it must be heard. */
export function listenToNotifications(clicked: () => void): void {
  if (listening || !browser.notifications) return;
  listening = true;
  browser.notifications.onClicked.addListener((id) => {
    if (id === ID) clicked();
  });
}
