/** A mistake in the command line, which ends a command with 2; whatever goes wrong later ends it with 1. The message is one sentence. */
export class WrongUse extends Error {}
