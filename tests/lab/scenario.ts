/** Scenario: a named state of the network. One file each in scenarios/, one line in its index. */
import type { State, Technique } from '../../src/verdict/verdict.ts';
import type { Behaviour } from './behaviour.ts';

/** The host names a lab was started with. Scenarios name patterns where they can, and ask for these where they cannot. */
export interface LabNames {
  /** Every host of the catalogue: services, controls, portal checks. */
  hosts: readonly string[];
  /** Hosts of services alone; empty where the caller did not say. */
  services: readonly string[];
  /** Hosts of domestic controls; empty where the caller did not say. */
  domestic: readonly string[];
}

/** What a right verdict says; `service: '*'` for every service, `line` for the own line. */
export interface Expected {
  service: string;
  state: State;
  technique: Technique | null;
}

export interface Scenario {
  /** Equal to the file name. */
  id: string;
  /** One line for `--list`. */
  title: string;
  expect?: readonly Expected[];
  /** Pattern and behaviours, as BehaviourTable.set takes them. */
  behaviours(names: LabNames): readonly (readonly [string, Behaviour | readonly Behaviour[]])[];
}

/** For scenarios that cannot do without: throws one sentence that names what is missing. */
export function needed(names: LabNames, which: 'services' | 'domestic', scenario: string): readonly string[] {
  if (names[which].length > 0) return names[which];
  const what = which === 'domestic' ? 'hosts of domestic controls (a country other than ZZ)' : 'hosts of the services';
  throw new Error(`The scenario ${scenario} needs the ${what}.`);
}
