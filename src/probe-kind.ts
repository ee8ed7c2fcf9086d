import { z } from './zod.ts';

/** How one request is made. Each kind is one file in src/probe/ and one page in docs/methods/. */
export const probeKindSchema = z.enum(['http', 'transfer', 'websocket', 'stun', 'dns']);
export type ProbeKind = z.infer<typeof probeKindSchema>;
