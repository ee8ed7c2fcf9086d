/** The list of probe kinds, in a file of its own since targets, steps and samples all need it and none of them may need another. */
import { z } from './zod.ts';

/** How one request is made. Each kind is one file in src/probe/ and one page in docs/methods/. */
export const probeKindSchema = z.enum(['http', 'transfer', 'websocket', 'stun', 'dns']);
export type ProbeKind = z.infer<typeof probeKindSchema>;
