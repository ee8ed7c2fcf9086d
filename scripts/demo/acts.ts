/** The day of the demo: what the lab does in each part of it, and what should be said then. */
import type { Technique, Verdict } from '../../src/verdict/verdict.ts';

export interface Act {
  /** Time of the day that it stands for. */
  hour: string;
  title: string;
  /** Of tests/lab/scenarios. */
  scenario: string;
  /** The row that is looked at, and what it should say. */
  row: 'whatsapp' | 'line';
  state: Verdict['state'];
  technique?: Technique;
  /** Picture of the popup, in docs/images. */
  picture?: string;
}

export const ACTS: readonly Act[] = [
  {
    ...{ hour: '06:00', title: 'everything answers', scenario: 'healthy' },
    ...{ row: 'whatsapp', state: 'ok', picture: 'popup-fine.png' },
  },
  {
    ...{ hour: '10:00', title: 'the own line is slow', scenario: 'own-line-slow' },
    ...{ row: 'line', state: 'own-line', picture: 'popup-own-line.png' },
  },
  {
    ...{ hour: '13:00', title: 'WhatsApp passes at 128 kbit/s', scenario: 'policed' },
    ...{ row: 'whatsapp', state: 'throttled', technique: 'policer', picture: 'popup.png' },
  },
  {
    ...{ hour: '17:00', title: "WhatsApp's names are gone", scenario: 'name-gone' },
    ...{ row: 'whatsapp', state: 'blocked', technique: 'dns-removed', picture: 'popup-blocked.png' },
  },
  { hour: '22:00', title: 'WhatsApp is back', scenario: 'healthy', row: 'whatsapp', state: 'ok' },
];
