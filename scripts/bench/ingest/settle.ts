/** Clears away what preparing left behind, so that this process does not stop for it while the clock runs: it would count as the gateway's time. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** How long after a collection what it freed outside the heap may still be under way. */
const AFTER_MS = 200;

export async function settle(): Promise<void> {
  collect();
  await new Promise((done) => setTimeout(done, AFTER_MS));
}
