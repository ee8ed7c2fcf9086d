/** Which of the two builds this is; set by vite.config.ts. */
declare const __BROWSER__: 'chromium' | 'firefox';

export const FAMILY = __BROWSER__;
