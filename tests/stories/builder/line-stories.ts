/** Stories about a line that cannot be judged, or not as a whole. */
import * as c from './changes.ts';
import { app, four } from './heads.ts';
import { always, healthy, type Scene, tell } from './scene.ts';
import type { Story } from './story.ts';

const noTransfers: Scene = { controlTransfer: always(null) };
const line = (state: string, more: Record<string, unknown> = {}): Record<string, unknown> => ({ state, ...more });

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
    { ...noTransfers, rounds: 2, service: app(c.confounded('offline')), controls: four(c.confounded('offline')) },
  ),
  'line-offline-not': tell(
    {
      title: 'Offline in the first round, back in the second: what is left counts.',
      rule: 'line-offline',
      speaks: false,
      expect: { line: line('ok'), whatsapp: { state: 'ok' } },
    },
    { ...noTransfers, rounds: 1, service: app(c.confounded('offline')), controls: four(c.confounded('offline')) },
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
      service: app(c.UNKNOWN_CA),
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
    { ...noTransfers, rounds: 2, service: app(c.RESET), controls: four(null) },
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
    { ...noTransfers, rounds: 2, service: app(c.UNKNOWN_CA), controls: { ...four(c.UNKNOWN_CA), c4: healthy } },
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
    { rounds: 2, service: app(c.SILENT), controls: { c3: always(c.SILENT), c4: always(c.SILENT) } },
  ),
  'line-domestic-only-not': tell(
    {
      title: 'All foreign controls and one of two domestic ones fail: that is the line.',
      rule: 'line-domestic-only',
      speaks: false,
      domestic: ['c1', 'c2'],
      expect: { line: line('own-line', { rule: 'line-dead' }), whatsapp: { state: 'own-line' } },
    },
    { ...noTransfers, rounds: 2, service: app(c.SILENT), controls: { ...four(c.SILENT), c1: healthy } },
  ),
  'line-domestic-only-lost': tell(
    {
      title: 'Both foreign controls lose their last request after four answers each: too soon to say so.',
      rule: 'line-domestic-only',
      speaks: false,
      domestic: ['c1', 'c2'],
      expect: { line: line('ok'), whatsapp: { state: 'ok' } },
    },
    { controls: { c3: (r) => (r === 4 ? c.SILENT : {}), c4: (r) => (r === 4 ? c.SILENT : {}) } },
  ),
};
