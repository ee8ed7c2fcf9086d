/** Types of find.mjs, which has to run before TypeScript can. */
export type BrowserName = 'chromium' | 'firefox';
export const VARIABLES: Readonly<Record<BrowserName, string>>;
export function findBrowser(
  browser: BrowserName,
  where?: { env?: Record<string, string | undefined>; platform?: string; home?: string },
): string | null;
export function isBranded(path: string): boolean;
