/** In which of its guises a page is pictured. The set in docs shows each of a guise's sides with every scene, not each with each. */
import type { BrowserName } from '../browser/find.mjs';

export interface View {
  browser: BrowserName;
  scheme: 'light' | 'dark';
  /** fa is written from right to left. */
  language: 'en' | 'fa';
  width: 320 | 1280;
}

const view = (
  browser: View['browser'],
  scheme: View['scheme'],
  language: View['language'],
  width: View['width'],
): View => ({ browser, scheme, language, width });

/** Kept in docs/screenshots. */
export const CHOSEN: readonly View[] = [
  view('chromium', 'light', 'en', 1280),
  view('chromium', 'dark', 'fa', 320),
  view('firefox', 'dark', 'en', 1280),
  view('firefox', 'light', 'fa', 320),
];

export const ALL: readonly View[] = (['chromium', 'firefox'] as const).flatMap((browser) =>
  (['light', 'dark'] as const).flatMap((scheme) =>
    (['en', 'fa'] as const).flatMap((language) =>
      ([320, 1280] as const).map((width) => view(browser, scheme, language, width)),
    ),
  ),
);

export const nameOf = (scene: string, { browser, scheme, language, width }: View): string =>
  `${scene}-${browser}-${scheme}-${language}-${width}.png`;
