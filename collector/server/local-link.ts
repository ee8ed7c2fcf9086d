/** The gateway in the relay's own process (role all): nothing travels between them, and one operator could see both sides. */
import { accept, type Deps } from '../gateway/accept.ts';
import { replyOf } from '../gateway/reply-of.ts';
import type { GatewayLink, Reply } from './gateway-link.ts';
import { type Observed, observedOf } from './observed.ts';

export interface LocalParts {
  deps: Deps;
  file(path: string): Promise<Reply | undefined>;
  cells: GatewayLink['cells'];
  ready(): Promise<void>;
  observe(one: Observed): void;
}

export function localLink({ deps, file, cells, ready, observe }: LocalParts): GatewayLink {
  return {
    async report(envelope) {
      const start = performance.now();
      const outcome = await accept(deps, envelope);
      observe(observedOf(outcome, performance.now() - start));
      return replyOf(outcome);
    },
    file,
    cells,
    ready,
    async close() {},
  };
}
