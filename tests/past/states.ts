/** Spells that last until now, one for each thing that can be said of a service or of the line: what the pictures of all states show. */
import type { Answer, Ask } from '../../scripts/evaluate/world/answer.ts';
import { controlsFor } from '../../src/targets/index.ts';
import { lineSlow, nameGone, type Spell, slower, throttled } from './spell.ts';

/** Days before now at which they begin: six hours. */
const FROM = 0.25;

/** It answers, with an error of its own. */
const ownError = (target: string): Spell => ({
  ...{ target, fromDays: FROM, toDays: 0 },
  change(answer) {
    answer.status = 503;
  },
});

/** Fails in another way each time. */
const failsAnyhow = (target: string): Spell => {
  const ways = ['connection_refused', 'ssl_invalid_certificate', 'connection_reset', 'dns_server_failure'] as const;
  return {
    ...{ target, fromDays: FROM, toDays: 0 },
    change(answer, ask) {
      answer.failure = ways[Math.floor(ask.at / 1_000) % ways.length] ?? 'connection_refused';
      answer.afterMs = 40;
    },
  };
};

const everywhere = (change: (answer: Answer, ask: Ask) => void): Spell[] => [{ fromDays: FROM, toDays: 0, change }];

/** Sites of the country answer, whatever is abroad is reset. */
export function domesticOnly(country: string): Spell[] {
  const home = new Set(controlsFor(country).domestic.map((control) => control.id));
  return everywhere((answer, ask) => {
    if (home.has(ask.target)) return;
    answer.failure = 'connection_reset';
    answer.afterMs = 60;
  });
}

/** A login page answers in place of everything. */
export const portal = (): Spell[] =>
  everywhere((answer, ask) => {
    answer.failure = ask.target.startsWith('portal-') ? 'http_unexpected_redirect' : 'ssl_invalid_certificate';
    answer.afterMs = 30;
    if (ask.target.startsWith('portal-')) answer.confounder = 'portal';
  });

export const ownLine = (): Spell[] => [lineSlow(FROM, 0)];

/** Five services, each with a trouble of its own; any other is fine. */
export const TROUBLES: readonly Spell[] = [
  throttled('whatsapp', FROM, 0),
  slower('telegram', FROM, 0, 4),
  nameGone('signal', FROM, 0),
  failsAnyhow('viber'),
  ownError('messenger'),
];
