/** Scene: a page, what is stored while it is looked at, and when it is ready to be. */

import type { Page } from '../browser/driver.ts';
import type { BrowserName } from '../browser/find.mjs';
import type { Stored } from './store.ts';
import type { View } from './views.ts';

export interface Scene {
  id: string;
  stored: Stored;
  path: string;
  /** Of the popup it is the popup's own width, whatever the window's. */
  popup?: true;
  /** Of the same parts as another scene, in other words: pictured, and not walked through by each test. */
  alike?: true;
  /** What is done to the store after it was put there. Runs in a page of the extension. */
  broken?: () => Promise<void>;
  /** The part of the page that is pictured, by its data-testid; default: all of it. */
  part?: string;
  /** Of the kept pictures those alone; default: all. */
  only?: { browser?: BrowserName; language?: View['language'] };
  /** Waits until what the scene is about is there. */
  ready: (page: Page) => Promise<void>;
}

export const isSeen = ({ only = {} }: Pick<Scene, 'only'>, { browser, language }: View): boolean =>
  (only.browser ?? browser) === browser && (only.language ?? language) === language;
