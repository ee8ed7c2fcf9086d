/** Trouble: what is put into a simulated line, with the answer a perfect judge on one device could give. */

import type { Random } from '../random.ts';
import type { Answer, Ask } from '../world/answer.ts';

/** `service`: towards this service, cause open. `network`: something on the way. `world`: the service itself. */
export type Side = 'line' | 'service' | 'network' | 'world';

export interface Trouble {
  /** Equal to the file name, with a number where one file makes several. */
  id: string;
  /** For the tables of docs/evaluation.md. */
  title: string;
  /** One service, or every request of the line. */
  hits: 'service' | 'line';
  truth: Side;
  /** Whether one device can know it, or only others' reports. */
  knowable: boolean;
  /** Only transfers show it. */
  seenIn?: 'transfer';
  /** How long it lasts, hours. */
  hours: number;
  /** Draws its severity; the result changes each answer it hits. */
  strike(random: Random): (answer: Answer, ask: Ask) => void;
}
