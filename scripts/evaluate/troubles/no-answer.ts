/** Blocks of one service, by what a browser sees of them. */
import type { Failure } from '../../../src/sample.ts';
import type { Trouble } from './trouble.ts';

function block(id: string, title: string, failure: Failure, afterMs: number, knowable: boolean): Trouble {
  return {
    id,
    title,
    hits: 'service',
    truth: 'network',
    knowable,
    hours: 24,
    strike: (random) => (answer) => {
      answer.failure = failure;
      answer.afterMs = afterMs * random.between(0.8, 1.5);
    },
  };
}

export const reset = block('reset', 'reset after the hello', 'connection_reset', 80, true);
export const dnsRemoved = block('dns-removed', 'name not found', 'dns_nxdomain_error', 30, true);
/** A dead server is as silent as a dropped packet: one device cannot know whose silence it is. */
export const silence = block('silence', 'silence', 'generic_timeout_error', 10_000, false);
