/** What most of the lab's crowd has: the same trouble as the person in the lab, or none. */
export const CROWDS = ['provider', 'only-you'] as const;
export type Crowd = (typeof CROWDS)[number];
