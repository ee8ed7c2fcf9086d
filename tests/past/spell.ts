/** Spell: a stretch of a made past in which something is wrong with a service, or with the whole line. */
import type { Answer, Ask } from '../../scripts/evaluate/world/answer.ts';

export interface Spell {
  /** Days before the end of the past, from and to: 1.5 is noon of the day before. */
  fromDays: number;
  toDays: number;
  /** Target id; absent: every target. */
  target?: string;
  change(answer: Answer, ask: Ask): void;
}

/** Bodies settle at one low rate, small requests pass. */
export const throttled = (target: string, fromDays: number, toDays: number): Spell => ({
  ...{ target, fromDays, toDays },
  change(answer) {
    answer.bps = Math.min(answer.bps, 140_000);
    answer.variation = 0.1;
    answer.burstBytes = 8_000;
    answer.ttfbMs *= 1.3;
  },
});

export const nameGone = (target: string, fromDays: number, toDays: number): Spell => ({
  ...{ target, fromDays, toDays },
  change(answer) {
    answer.failure = 'dns_nxdomain_error';
    answer.afterMs = 30;
  },
});

export const slower = (target: string, fromDays: number, toDays: number, times = 3): Spell => ({
  ...{ target, fromDays, toDays },
  change(answer) {
    answer.ttfbMs *= times;
  },
});

/** Everything is late and thin, now and then something is lost. */
export const lineSlow = (fromDays: number, toDays: number): Spell => ({
  ...{ fromDays, toDays },
  change(answer, ask) {
    answer.ttfbMs += 1_800 + (ask.at % 700);
    answer.bps = Math.min(answer.bps, 200_000);
    answer.variation = 0.6;
  },
});

/** What the bench, the screenshots and the tests of the dashboard look at: one of each, most of it WhatsApp's. */
export const SPELLS: readonly Spell[] = [
  slower('telegram', 74, 73.5),
  lineSlow(52.4, 52.2),
  throttled('whatsapp', 21, 18),
  lineSlow(12.6, 12.4),
  nameGone('signal', 9.2, 8.7),
  throttled('whatsapp', 2.6, 0.9),
  nameGone('whatsapp', 0.9, 0.2),
];
