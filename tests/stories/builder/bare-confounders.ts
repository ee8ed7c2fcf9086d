/**
 * What each confounder's story would be without the confounder: there somebody is blamed. A story that does not accuse proves
 * little while nothing in it could be taken for trouble; these show that something could. Not written as files.
 */
import * as c from './changes.ts';
import { app, quiet } from './heads.ts';
import { always, type Scene, tell } from './scene.ts';
import type { Story } from './story.ts';

const bare = (...scenes: Scene[]): Story => tell(quiet('', '', {}), ...scenes);
const noTransfers: Scene = { controlTransfer: always(null) };

/** By the name of the confounder's story. */
export const BARE_CONFOUNDERS: Readonly<Record<string, Story>> = {
  'confounder-asleep-after-controls': bare({ rounds: 1 }, { rounds: 3, service: app(c.SILENT) }),
  'confounder-stale': bare({ rounds: 2, service: app(c.SILENT) }),
  'confounder-train': bare({ rounds: 4, service: app(c.SILENT) }),
  'confounder-portal': bare({ rounds: 3, service: app(c.BAD_HANDSHAKE), all: always({ browser: 'firefox' }) }),
  'confounder-vpn': bare({ rounds: 1, service: { object: always(null) } }, { rounds: 3, service: app(c.RESET) }),
  'confounder-ad-blocker': bare({ service: app(c.RESET) }),
  'confounder-clock-set-back': bare({ rounds: 3, service: app(c.SILENT) }),
  'confounder-clock-wrong': bare({ rounds: 3, service: app(c.EXPIRED) }),
  'confounder-server-error': bare({ service: app(c.SILENT) }),
  'confounder-one-control-down': bare({
    ...noTransfers,
    controls: { c3: always(c.REFUSED), c4: always(c.REFUSED) },
    service: app(c.REFUSED),
  }),
  'confounder-domestic-controls-down': bare({
    ...noTransfers,
    controls: { c2: always(c.SILENT), c3: always(c.SILENT), c4: always(c.SILENT) },
    service: app(c.SILENT),
  }),
  'confounder-first-day': bare(
    { ...noTransfers, rounds: 60, every: 900_000, service: { object: always(null) } },
    {
      ...noTransfers,
      rounds: 6,
      every: 900_000,
      service: { web: always(c.phases(40, 44, 500)), object: always(null) },
    },
  ),
};
