/** Stories about the controls as a veto: what they stop from being said, and what not. */
import * as c from './changes.ts';
import { app, four, quiet, speaks } from './heads.ts';
import { always, healthy, tell } from './scene.ts';
import type { Story } from './story.ts';

export const vetoStories: Record<string, Story> = {
  'confounder-one-control-down': tell(
    quiet('line-dead', 'One control of four is down: neither the line nor WhatsApp is accused.', {
      whatsapp: { state: 'ok' },
      line: { state: 'ok' },
    }),
    { controls: { c1: healthy, c4: always(c.REFUSED) } },
  ),
  'confounder-domestic-controls-down': tell(
    {
      ...quiet('line-dead', 'Both domestic controls are down, the way abroad is fine.', {
        whatsapp: { state: 'ok' },
        line: { state: 'ok', reason: 'domestic-down' },
      }),
      domestic: ['c3', 'c4'],
    },
    { controls: { c3: always(c.SILENT), c4: always(c.SILENT) } },
  ),
  'confounder-controls-down-services-fine': tell(
    {
      ...quiet('own-line', 'Three of four controls fail but both services answer: the controls are in trouble.', {
        whatsapp: { state: 'ok', confidence: 'low' },
        line: { state: 'unknown', reason: 'controls-disagree' },
      }),
      settings: { services: ['whatsapp', 'telegram'] },
    },
    {
      controls: { c2: always(c.SILENT), c3: always(c.SILENT), c4: always(c.SILENT) },
      controlTransfer: always(null),
      telegram: true,
    },
  ),
  'follow-line-not': tell(
    quiet('follow-line', 'A slow line does not silence the one finding it cannot cause: a name that is gone.', {
      whatsapp: { state: 'blocked', technique: 'dns-removed', confidence: 'low', reason: 'line-slow' },
      line: { state: 'own-line' },
    }),
    {
      service: app(c.NXDOMAIN),
      controls: four(c.phases(500, 600, 900)),
      controlTransfer: always(null),
    },
  ),
  'own-line': tell(
    speaks('own-line', 'Two of four controls are silent with WhatsApp: the veto.', {
      whatsapp: { state: 'own-line', reason: 'controls-fail' },
      line: { state: 'own-line' },
    }),
    {
      rounds: 2,
      service: app(c.SILENT),
      controls: { c3: always(c.SILENT), c4: always(c.SILENT) },
      controlTransfer: always(null),
    },
  ),
  'slow-line': tell(
    speaks('slow-line', 'WhatsApp’s transfers stall while every control is late.', {
      whatsapp: { state: 'own-line', reason: 'controls-slow' },
      line: { state: 'own-line' },
    }),
    {
      rounds: 3,
      service: { web: always(c.phases(500, 600, 900)), object: always(c.stalled(16384)) },
      controls: four(c.phases(500, 600, 900)),
    },
  ),
  'domestic-only': tell(
    {
      ...speaks('domestic-only', 'WhatsApp is reset together with all foreign sites.', {
        whatsapp: { state: 'domestic-only', technique: 'domestic-only' },
        line: { state: 'domestic-only' },
      }),
      domestic: ['c1', 'c2'],
    },
    { rounds: 2, service: app(c.RESET), controls: { c3: always(c.RESET), c4: always(c.RESET) } },
  ),
  'domestic-only-not': tell(
    {
      ...quiet('domestic-only', 'Only domestic sites answer, and WhatsApp still does: said of the line alone.', {
        whatsapp: { state: 'ok', confidence: 'low' },
        line: { state: 'domestic-only' },
      }),
      domestic: ['c1', 'c2'],
    },
    { controls: { c3: always(c.SILENT), c4: always(c.SILENT) } },
  ),
  'slow-line-not': tell(
    quiet('slow-line', 'Two of four controls are late, transfers are fast everywhere, WhatsApp too.', {
      whatsapp: { state: 'ok' },
      line: { state: 'ok' },
    }),
    { controls: { c1: always(c.phases(500, 600, 900)) } },
  ),
};
