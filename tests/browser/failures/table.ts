/** The table of docs/methods/failures.md: one row a case, or more where the kinds of probe differ. */
import type { BrowserName } from '../../../scripts/browser/find.mjs';
import type { ProbeKind } from '../../../src/probe-kind.ts';
import type { Sample } from '../../../src/sample.ts';
import { CASES } from './cases.ts';

/** What became of one case, by one kind of probe in one browser. */
export interface Seen {
  what: string;
  kind: ProbeKind;
  browser: BrowserName;
  word: string;
  /** TCP connections the lab had for the one request; null for what has none. */
  connections: number | null;
}

/** The failure's word; a status that is an answer all the same is named, since a reader would expect a failure. */
export function wordOf({ outcome, failure, status }: Sample): string {
  if (outcome === 'ok') return status !== undefined && status >= 400 ? `ok (${status})` : 'ok';
  return failure ?? outcome;
}

const cell = (word: string | undefined): string =>
  word === undefined ? '–' : word.startsWith('ok') ? word : `\`${word}\``;

export function table(seen: readonly Seen[]): string {
  const rows = CASES.flatMap(({ what, kinds }) => {
    const byWords = new Map<string, ProbeKind[]>();
    for (const kind of kinds) {
      const word = (browser: BrowserName): string | undefined =>
        seen.find((s) => s.what === what && s.kind === kind && s.browser === browser)?.word;
      const words = `${cell(word('chromium'))} | ${cell(word('firefox'))}`;
      byWords.set(words, [...(byWords.get(words) ?? []), kind]);
    }
    return [...byWords].map(([words, of]) => `| ${what} | ${of.join(', ')} | ${words} |`);
  });
  return ['| what happens on the way | asked by | Chromium | Firefox |', '|---|---|---|---|', ...rows].join('\n');
}
