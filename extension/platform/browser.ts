/** The only import of the polyfill, which throws outside an extension. Chromium-only names are reached through `chrome`. */
import browser from 'webextension-polyfill';

export { browser };
