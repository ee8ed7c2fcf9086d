/** Rises whenever a rule or threshold changes what is said of the same samples: caches of verdicts are keyed by it. */
export const RULES_VERSION = 10;
