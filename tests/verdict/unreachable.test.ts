/**
 * The guards before "unreachable", in whole, in part or now and then, and before a freeze: each in a case that it alone holds
 * back, beside its neighbour that is said.
 */
import { describe, expect, it } from 'vitest';
import { comesAndGoes } from '../../src/verdict/rules/comes-and-goes.ts';
import { freeze } from '../../src/verdict/rules/freeze.ts';
import { handshakeStall } from '../../src/verdict/rules/handshake-stall.ts';
import { mixedFailures } from '../../src/verdict/rules/mixed-failures.ts';
import { partUnreachable } from '../../src/verdict/rules/part-unreachable.ts';
import * as c from '../stories/builder/changes.ts';
import { always, type ByRound, type Change, healthy, type Scene } from '../stories/builder/scene.ts';
import { contextOf, lossy, lostIn, saidOf, unheard } from './scene-context.ts';

const turns =
  (...changes: Change[]): ByRound =>
  (r) =>
    changes[r] ?? null;
const unreachable = { state: 'unreachable' };

describe('freeze', () => {
  const stall: Scene = { service: { object: (r) => (r === 4 ? c.stalled(16384) : {}) } };

  it('one stall as the last transfer is none: it is asked again first', () => {
    expect(freeze.judge(contextOf(stall))).toBeNull();
    expect(saidOf(stall)).toMatchObject({ state: 'ok' });
    const again: Scene = { service: { object: (r) => (r >= 3 ? c.stalled(16384) : {}) } };
    expect(freeze.judge(contextOf(again))).toMatchObject({ state: 'throttled', scope: 'network' });
  });
});

describe('handshake-stall', () => {
  /** The app host answers on a kept connection; another host is asked on a fresh one. */
  const kept = (media: ByRound, more: Scene['service'] = {}): Scene => ({
    service: { web: always({ connection: 'reused' }), object: always(null), media, ...more },
  });
  const late = kept(turns({}, {}, {}, c.SILENT, c.SILENT));

  it('two that hang in one round are a moment', () => {
    expect(handshakeStall.judge(contextOf(late))).toMatchObject(unreachable);
    const moment = kept(turns({}, {}, {}, {}, c.SILENT), { plain: turns({}, {}, {}, {}, c.SILENT) });
    expect(handshakeStall.judge(contextOf(moment))).toBeNull();
  });

  it('controls must be heard since', () => {
    const since = { ...kept(always(c.SILENT)), rounds: 2 };
    expect(handshakeStall.judge(contextOf({ rounds: 1 }, since))).toMatchObject(unreachable);
    expect(handshakeStall.judge(contextOf({ rounds: 1 }, { ...since, ...unheard }))).toBeNull();
  });

  it('the line’s own loss must not explain it', () => {
    expect(handshakeStall.judge(contextOf({ ...late, ...lossy }))).toBeNull();
  });
});

describe('part-unreachable', () => {
  const media = (change: Change, web: ByRound = healthy): Scene => ({
    service: { web, object: always(null), media: turns(null, null, null, change, change) },
  });

  it('is said of a part only where the app host answers', () => {
    expect(partUnreachable.judge(contextOf(media(c.RESET)))).toMatchObject(unreachable);
    expect(partUnreachable.judge(contextOf(media(c.RESET, always(null))))).toBeNull();
    const down = media(c.RESET, always(c.RESET));
    expect(partUnreachable.judge(contextOf(down))).toBeNull();
    expect(partUnreachable.judge(contextOf({ ...down, service: { ...down.service, plain: healthy } }))).toBeNull();
  });

  it('two failures in one round are a moment', () => {
    const second: Change = { ...c.RESET, endpoint: 'media', role: 'media' };
    const once: Scene = { rounds: 1, service: { web: healthy, media: always(c.RESET), plain: always(second) } };
    expect(partUnreachable.judge(contextOf(once))).toBeNull();
    expect(partUnreachable.judge(contextOf({ ...once, rounds: 2 }))).toMatchObject(unreachable);
  });

  it('controls must be heard since', () => {
    const since: Scene = { rounds: 2, service: { web: healthy, object: always(null), media: always(c.RESET) } };
    expect(partUnreachable.judge(contextOf({ rounds: 1 }, since))).toMatchObject(unreachable);
    expect(partUnreachable.judge(contextOf({ rounds: 1 }, { ...since, ...unheard }))).toBeNull();
  });

  it('the line’s own loss explains silence, but no reset', () => {
    expect(partUnreachable.judge(contextOf(media(c.SILENT)))).toMatchObject(unreachable);
    expect(partUnreachable.judge(contextOf({ ...media(c.SILENT), ...lossy }))).toBeNull();
    expect(partUnreachable.judge(contextOf({ ...media(c.RESET), ...lossy }))).toMatchObject(unreachable);
  });
});

describe('comes-and-goes', () => {
  const every: Scene = { service: { web: (r) => (r % 2 === 0 ? {} : c.RESET), object: always(null) } };

  it('says nothing beside a line of which nothing is known', () => {
    const context = contextOf(every);
    expect(comesAndGoes.judge(context)).toMatchObject(unreachable);
    const lineFinding = { ...context.lineFinding, state: 'unknown' as const };
    expect(comesAndGoes.judge({ ...context, lineFinding })).toBeNull();
  });

  it('says nothing where the controls lose requests too; one is no loss', () => {
    expect(comesAndGoes.judge(contextOf({ ...every, controls: { c1: lostIn(0) } }))).toMatchObject(unreachable);
    expect(comesAndGoes.judge(contextOf({ ...every, controls: { c1: lostIn(0), c2: lostIn(2) } }))).toBeNull();
  });
});

describe('mixed-failures', () => {
  const scene = (web: ByRound, media: ByRound = always(null)): Scene => ({
    rounds: 3,
    service: { web, object: always(null), media },
  });
  const mixed = turns(null, c.RESET, c.REFUSED);

  it('of another host say nothing of a service whose app host answered', () => {
    expect(mixedFailures.judge(contextOf(scene(turns({}, null, null), mixed)))).toBeNull();
  });

  it('of the app host count though it answered before; of another host where the app host never did', () => {
    expect(mixedFailures.judge(contextOf(scene(turns({}, c.RESET, c.REFUSED))))).toMatchObject(unreachable);
    expect(mixedFailures.judge(contextOf(scene(always(null), mixed)))).toMatchObject(unreachable);
    const once = scene(turns(c.RESET, null, null, null), turns(null, {}, c.RESET, c.REFUSED));
    expect(mixedFailures.judge(contextOf({ ...once, rounds: 4 }))).toMatchObject(unreachable);
  });

  it('end where the service was reached, if only by its WebSocket', () => {
    const ended = scene(turns(c.RESET, c.REFUSED, null));
    const opened = { ...ended, service: { ...ended.service, chat: turns(null, null, {}) } };
    expect(mixedFailures.judge(contextOf(opened))).toBeNull();
  });

  it('must outlast a moment, with controls heard since', () => {
    const moment: Scene = {
      rounds: 1,
      service: { web: always(c.RESET), object: always(null), again: always(c.REFUSED) },
    };
    expect(mixedFailures.judge(contextOf({ rounds: 1 }, moment))).toBeNull();
    const since = { ...scene(turns(c.RESET, c.REFUSED)), rounds: 2 };
    expect(mixedFailures.judge(contextOf({ rounds: 1 }, since))).toMatchObject(unreachable);
    expect(mixedFailures.judge(contextOf({ rounds: 1 }, { ...since, ...unheard }))).toBeNull();
  });

  it('the line’s own loss explains a run in which any is silent', () => {
    const run = (change: Change): Scene => ({ ...scene(turns({}, change, c.REFUSED)), ...lossy });
    expect(mixedFailures.judge(contextOf(run(c.RESET)))).toMatchObject(unreachable);
    expect(mixedFailures.judge(contextOf(run(c.SILENT)))).toBeNull();
  });
});
