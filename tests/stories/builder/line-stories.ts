/** Stories about the own line: one that makes each rule speak, one close to it that does not. */
import * as c from './changes.ts';
import { always, healthy, type Scene, tell } from './scene.ts';
import type { Story } from './story.ts';

const four = (change: Parameters<typeof always>[0]): NonNullable<Scene['controls']> => ({
  c1: always(change),
  c2: always(change),
  c3: always(change),
  c4: always(change),
});
const noTransfers: Scene = { controlTransfer: always(null) };
const appOnly = (change: Parameters<typeof always>[0]): NonNullable<Scene['service']> => ({
  web: always(change),
  object: always(null),
});
const line = (state: string, more: Record<string, unknown> = {}): Record<string, unknown> => ({ state, ...more });
const slow = c.phases(500, 600, 900);
/** Enough rounds for a baseline, with little in them. */
const quiet: Scene = {
  rounds: 50,
  every: 900_000,
  service: { object: always(null) },
  controls: { c3: always(null), c4: always(null) },
  controlTransfer: always(null),
};

export const lineStories: Record<string, Story> = {
  'line-paused': tell(
    {
      title: 'Paused until resumed: the rounds before say nothing now.',
      rule: 'line-paused',
      speaks: true,
      settings: { services: ['whatsapp'], pausedUntil: -1 },
      expect: { line: line('paused'), whatsapp: { state: 'paused', rule: 'follow-line' } },
    },
    { rounds: 2 },
  ),
  'line-paused-not': tell(
    {
      title: 'A pause that has run out is none.',
      rule: 'line-paused',
      speaks: false,
      settings: { services: ['whatsapp'], pausedUntil: Date.UTC(2026, 1, 11, 8, 0, 0) },
      expect: { line: line('ok'), whatsapp: { state: 'ok' } },
    },
    { rounds: 3 },
  ),
  'line-offline': tell(
    {
      title: 'Every request said that the computer was offline.',
      rule: 'line-offline',
      speaks: true,
      expect: { line: line('offline'), whatsapp: { state: 'offline' } },
    },
    { ...noTransfers, rounds: 2, service: appOnly(c.confounded('offline')), controls: four(c.confounded('offline')) },
  ),
  'line-offline-not': tell(
    {
      title: 'Offline in the first round, back in the second: what is left counts.',
      rule: 'line-offline',
      speaks: false,
      expect: { line: line('ok'), whatsapp: { state: 'ok' } },
    },
    { ...noTransfers, rounds: 1, service: appOnly(c.confounded('offline')), controls: four(c.confounded('offline')) },
    { rounds: 3 },
  ),
  'line-portal': tell(
    {
      title: 'The portal check is redirected, secure connections show a stranger: a captive portal.',
      rule: 'line-portal',
      speaks: true,
      expect: { line: line('portal'), whatsapp: { state: 'portal' } },
    },
    {
      ...noTransfers,
      rounds: 2,
      service: appOnly(c.UNKNOWN_CA),
      controls: four(c.UNKNOWN_CA),
      portal: always(c.confounded('portal', c.REDIRECT)),
    },
  ),
  'line-portal-not': tell(
    {
      title:
        'The plain-http check is redirected while everything answers over https: no portal, only a meddling provider.',
      rule: 'line-portal',
      speaks: false,
      expect: { line: line('ok'), whatsapp: { state: 'ok' } },
    },
    { rounds: 3, portal: always(c.confounded('portal', c.REDIRECT)) },
  ),
  'line-unmeasured': tell(
    {
      title: 'No control was asked: a failing service is not accused.',
      rule: 'line-unmeasured',
      speaks: true,
      expect: {
        line: line('learning', { reason: 'no-samples' }),
        whatsapp: { state: 'learning', reason: 'no-controls' },
      },
    },
    { ...noTransfers, rounds: 2, service: appOnly(c.RESET), controls: four(null) },
  ),
  'line-unmeasured-not': tell(
    {
      title: 'Two controls are enough for a first word, of low confidence.',
      rule: 'line-unmeasured',
      speaks: false,
      expect: { line: line('ok', { confidence: 'low', reason: 'few-controls' }) },
    },
    { rounds: 2, controls: { c3: always(null), c4: always(null) } },
  ),
  'line-certificates': tell(
    {
      title: 'Half of the controls show certificates of an unknown authority: the line or this computer, not WhatsApp.',
      rule: 'line-certificates',
      speaks: true,
      expect: {
        line: line('own-line', { technique: 'certificate', reason: 'certificates-replaced' }),
        whatsapp: { state: 'own-line', rule: 'own-line' },
      },
    },
    { ...noTransfers, rounds: 2, service: appOnly(c.UNKNOWN_CA), controls: { ...four(c.UNKNOWN_CA), c4: healthy } },
  ),
  'line-certificates-not': tell(
    {
      title: 'One control of four has let its certificate run out.',
      rule: 'line-certificates',
      speaks: false,
      expect: { line: line('ok'), whatsapp: { state: 'ok' } },
    },
    { rounds: 3, controls: { c4: always(c.EXPIRED) } },
  ),
  'line-domestic-only': tell(
    {
      title: 'Foreign controls and WhatsApp are silent, domestic ones answer.',
      rule: 'line-domestic-only',
      speaks: true,
      domestic: ['c1', 'c2'],
      expect: {
        line: line('domestic-only', { technique: 'domestic-only' }),
        whatsapp: { state: 'domestic-only', technique: 'domestic-only', rule: 'domestic-only' },
      },
    },
    { rounds: 2, service: appOnly(c.SILENT), controls: { c3: always(c.SILENT), c4: always(c.SILENT) } },
  ),
  'line-domestic-only-not': tell(
    {
      title: 'All foreign controls and one of two domestic ones fail: that is the line.',
      rule: 'line-domestic-only',
      speaks: false,
      domestic: ['c1', 'c2'],
      expect: { line: line('own-line', { rule: 'line-dead' }), whatsapp: { state: 'own-line' } },
    },
    { ...noTransfers, rounds: 2, service: appOnly(c.SILENT), controls: { ...four(c.SILENT), c1: healthy } },
  ),
  'line-dead': tell(
    {
      title: 'Nothing answers, although the browser believes to be online.',
      rule: 'line-dead',
      speaks: true,
      expect: {
        line: line('own-line', { confidence: 'high', reason: 'nothing-answers' }),
        whatsapp: { state: 'own-line', rule: 'own-line' },
      },
    },
    { ...noTransfers, rounds: 2, service: appOnly(c.SILENT), controls: four(c.SILENT) },
  ),
  'line-dead-not': tell(
    {
      title: 'One control of four is silent.',
      rule: 'line-dead',
      speaks: false,
      expect: { line: line('ok'), whatsapp: { state: 'ok' } },
    },
    { rounds: 3, controls: { c4: always(c.SILENT) } },
  ),
  'line-foreign-half': tell(
    {
      title: 'Half of the foreign controls fail, the domestic ones answer: WhatsApp’s silence is not called a block.',
      rule: 'line-foreign-half',
      speaks: true,
      domestic: ['c1', 'c2'],
      expect: { line: line('unknown', { reason: 'foreign-half' }), whatsapp: { state: 'unknown', rule: 'own-line' } },
    },
    { rounds: 2, service: appOnly(c.SILENT), controls: { c4: always(c.SILENT) } },
  ),
  'line-foreign-half-not': tell(
    {
      title: 'One of three foreign controls fails.',
      rule: 'line-foreign-half',
      speaks: false,
      domestic: ['c1'],
      expect: { line: line('ok'), whatsapp: { state: 'ok' } },
    },
    { rounds: 3, controls: { c4: always(c.SILENT) } },
  ),
  'line-slow': tell(
    {
      title: 'Controls and WhatsApp alike are late and thin: the line, not throttling.',
      rule: 'line-slow',
      speaks: true,
      expect: {
        line: line('own-line', { reason: 'controls-slow' }),
        whatsapp: { state: 'own-line', rule: 'slow-line' },
      },
    },
    {
      controls: four(slow),
      controlTransfer: always(c.paced(150)),
      service: { web: always(slow), object: always(c.paced(120)) },
    },
  ),
  'line-slow-not': tell(
    {
      title: 'Slow controls beside a fast WhatsApp are the controls’ own trouble.',
      rule: 'line-slow',
      speaks: false,
      expect: { line: line('ok'), whatsapp: { state: 'ok' } },
    },
    { rounds: 3, controls: { c1: always(slow), c2: always(slow) }, controlTransfer: always(c.paced(150)) },
  ),
  'line-slow-history': tell(
    {
      title: 'Controls and WhatsApp take three times as long as in the half day before, though still bearable.',
      rule: 'line-slow',
      speaks: true,
      expect: {
        line: line('own-line', { reason: 'own-history' }),
        whatsapp: { state: 'own-line', rule: 'slow-line' },
      },
    },
    quiet,
    {
      ...quiet,
      rounds: 7,
      service: { web: always(c.phases(120, 130, 200)), object: always(null) },
      controls: { ...four(c.phases(120, 130, 200)), c3: always(null), c4: always(null) },
    },
  ),
  'line-ok': tell(
    {
      title: 'Five rounds, four controls, all answer.',
      rule: 'line-ok',
      speaks: true,
      expect: {
        line: line('ok', { confidence: 'high', reason: 'all-fine' }),
        whatsapp: { state: 'ok', confidence: 'high' },
      },
    },
    {},
  ),
  'line-ok-not': tell(
    {
      title: 'Three of four controls fail by name resolution: the own resolver.',
      rule: 'line-ok',
      speaks: false,
      expect: { line: line('own-line', { rule: 'line-dead' }), whatsapp: { state: 'own-line' } },
    },
    { ...noTransfers, rounds: 2, service: appOnly(c.NXDOMAIN), controls: { ...four(c.NXDOMAIN), c1: healthy } },
  ),
};
