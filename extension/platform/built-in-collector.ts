/** The link of a collector that a build was given (TAILBACK_COLLECTOR, vite.config.ts); empty in ours: none runs yet. */
declare const __COLLECTOR__: string;

export const BUILT_IN_COLLECTOR: string = __COLLECTOR__;
