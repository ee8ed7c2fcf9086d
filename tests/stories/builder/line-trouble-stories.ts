/** Stories about a line that is dead, half dead, slow or fine. */
import * as c from './changes.ts';
import { app, four } from './heads.ts';
import { always, type ByRound, healthy, type Scene, tell } from './scene.ts';
import type { Story } from './story.ts';

const noTransfers: Scene = { controlTransfer: always(null) };
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

const lostIn =
  (...rounds: number[]): ByRound =>
  (r) =>
    rounds.includes(r) ? c.SILENT : {};
/** A third of all requests gets lost; whom it hits last is luck. */
const unlucky: Scene = {
  ...noTransfers,
  service: { web: lostIn(1, 3), object: always(null) },
  telegram: lostIn(0, 2),
  controls: { c1: lostIn(2), c2: lostIn(2, 3, 4), c3: lostIn(0, 3, 4), c4: lostIn(1, 3, 4) },
};

export const lineTroubleStories: Record<string, Story> = {
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
    { ...noTransfers, rounds: 2, service: app(c.SILENT), controls: four(c.SILENT) },
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
    { rounds: 2, service: app(c.SILENT), controls: { c4: always(c.SILENT) } },
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
  'line-lossy': tell(
    {
      title: 'Every second round two controls lose their request, others in turn: WhatsApp’s silence is the line’s.',
      rule: 'line-lossy',
      speaks: true,
      expect: {
        line: line('own-line', { reason: 'controls-lossy' }),
        whatsapp: { state: 'own-line', rule: 'slow-line' },
      },
    },
    {
      ...noTransfers,
      service: { web: (r) => (r > 2 ? c.SILENT : {}), object: always(null) },
      controls: {
        c1: (r) => (r === 1 ? c.SILENT : {}),
        c2: (r) => (r === 1 ? c.SILENT : {}),
        c3: (r) => (r === 3 ? c.SILENT : {}),
        c4: (r) => (r === 3 ? c.SILENT : {}),
      },
    },
  ),
  'line-lossy-settled': tell(
    {
      title:
        'Three of four controls were lost twice and settled; the services lost requests too, but were answered last.',
      rule: 'line-dead',
      speaks: false,
      settings: { services: ['whatsapp', 'telegram'] },
      expect: {
        line: line('own-line', { rule: 'line-lossy', reason: 'controls-lossy' }),
        whatsapp: { state: 'own-line', rule: 'slow-line' },
      },
    },
    unlucky,
  ),
  'line-lossy-abroad': tell(
    {
      title:
        'One of the two foreign controls was lost last; those at home lose requests too: the line, not the way abroad.',
      rule: 'line-foreign-half',
      speaks: false,
      domestic: ['c1', 'c2'],
      settings: { services: ['whatsapp', 'telegram'] },
      expect: { line: line('own-line', { rule: 'line-lossy' }), whatsapp: { state: 'own-line' } },
    },
    { ...unlucky, controls: { c1: lostIn(3), c2: lostIn(2), c3: lostIn(0, 2), c4: lostIn(1, 3, 4) } },
  ),
  'line-foreign-half-services': tell(
    {
      title: 'Foreign controls and WhatsApp lose requests, nothing at home does: something abroad, not the line.',
      rule: 'line-foreign-half',
      speaks: true,
      domestic: ['c1', 'c2'],
      settings: { services: ['whatsapp', 'telegram'] },
      expect: { line: line('unknown', { reason: 'foreign-half' }) },
    },
    { ...unlucky, controls: { c3: lostIn(1, 3, 4), c4: lostIn(0, 2, 3) } },
  ),
  'line-lossy-not': tell(
    {
      title: 'One request to one control gets lost in five rounds.',
      rule: 'line-lossy',
      speaks: false,
      expect: { line: line('ok'), whatsapp: { state: 'ok' } },
    },
    { controls: { c1: (r) => (r === 1 ? c.SILENT : {}) } },
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
    { ...noTransfers, rounds: 2, service: app(c.NXDOMAIN), controls: { ...four(c.NXDOMAIN), c1: healthy } },
  ),
};
