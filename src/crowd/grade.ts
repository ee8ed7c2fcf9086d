/**
 * Grade: how far a published cell can be trusted, not how bad it is. A needs agreement beyond one provider: whoever owns a
 * whole network owns all its prefixes, and no cryptography helps against that.
 */
export const GRADES = ['A', 'B', 'C'] as const;
export type Grade = (typeof GRADES)[number];

const MANY_TAGS = 20;
const AGREEING_PROVIDERS = 3;
/** So many times the usual number of voters: a crowd that suddenly grows may be one sender with many prefixes. */
const SPIKE = 1.75;

export interface GradeFacts {
  tags: number;
  /** Providers of the country whose cells say the same of this service in this hour, this one included. */
  agreeing: number;
  /** Voters usual at this time of day; undefined while the place is new. */
  usual: number | undefined;
  /** The guard holds it back: it may be our own doing. */
  held: boolean;
}

export function gradeOf({ tags, agreeing, usual, held }: GradeFacts): Grade {
  if (held || usual === undefined || tags >= SPIKE * usual) return 'C';
  return tags >= MANY_TAGS && agreeing >= AGREEING_PROVIDERS ? 'A' : 'B';
}

/** The best of some; C of none. */
export const bestGrade = (grades: readonly Grade[]): Grade => GRADES.find((grade) => grades.includes(grade)) ?? 'C';
