/**
 * The only import of zod. `zod/mini` is 6 kB where `zod` is 24 kB, and without jitless mode
 * zod probes `new Function`, which an extension's CSP reports as a violation (colinhacks/zod#4461).
 */
import * as z from 'zod/mini';

z.config({ jitless: true });

export { z };
