/** Scenarios: whom what befalls, from the fourth hour on. */
import type { Client } from './clients.ts';

export interface Scenario {
  id: string;
  title: string;
  /** Poisoners for each hundred honest clients. */
  poisoners: number;
  /** What most rounds of this client show in this hour; undefined: it works. */
  trouble(client: Client, hour: number): 'failed' | 'throttled' | undefined;
}

export const BEGINS = 3;

export const SCENARIOS: readonly Scenario[] = [
  { id: 'honest', title: 'nothing is wrong', poisoners: 0, trouble: () => undefined },
  {
    id: 'isp',
    title: 'AS25159 throttles WhatsApp',
    poisoners: 0,
    trouble: ({ asn }, hour) => (asn === 25159 && hour >= BEGINS ? 'throttled' : undefined),
  },
  {
    id: 'outage',
    title: 'WhatsApp itself is down',
    poisoners: 0,
    trouble: (_, hour) => (hour >= BEGINS ? 'failed' : undefined),
  },
  { id: 'poison', title: 'forgers at one provider, nothing is wrong', poisoners: 4, trouble: () => undefined },
];
