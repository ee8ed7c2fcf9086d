/**
 * The guards before "blocked", each in a case that it alone holds back, beside its neighbour that is said. A guard without
 * such a case can be taken away unseen.
 */
import { describe, expect, it } from 'vitest';
import { certificate } from '../../src/verdict/rules/certificate.ts';
import { reset } from '../../src/verdict/rules/reset.ts';
import { silence } from '../../src/verdict/rules/silence.ts';
import * as c from '../stories/builder/changes.ts';
import { always, type Change, type Scene } from '../stories/builder/scene.ts';
import { contextOf, lossy, lostIn, saidOf, unheard } from './scene-context.ts';

/** The app host in turn, one entry a round; null: not asked. */
const web = (...changes: Change[]): Scene => ({
  rounds: changes.length,
  service: { web: (r) => changes[r] ?? null, object: always(null) },
});
const blocked = { state: 'blocked' };

describe('like failures', () => {
  it('one of another kind between three resets is overheard, as many of another kind are not', () => {
    expect(reset.judge(contextOf(web(c.RESET, c.SILENT, c.RESET)))).toMatchObject(blocked);
    expect(reset.judge(contextOf(web(c.RESET, c.SILENT, c.REFUSED, c.RESET)))).toBeNull();
    expect(saidOf(web(c.RESET, c.SILENT, c.REFUSED, c.RESET))).toMatchObject({ state: 'unreachable', technique: null });
  });

  it('one failure is none, whatever its round holds', () => {
    expect(reset.judge(contextOf(web({}, c.RESET)))).toBeNull();
  });
});

describe('failures that outlast a moment', () => {
  /** The last of three rounds; the transfer goes before the second request to the host. */
  const last = (first: Change): Scene => ({
    rounds: 3,
    service: {
      web: (r) => (r === 2 ? first : {}),
      object: (r) => (r === 2 ? c.SILENT : {}),
      again: (r) => (r === 2 ? c.SILENT : {}),
    },
  });

  it('two lost after an answer in the same round are a moment', () => {
    expect(silence.judge(contextOf(last({})))).toBeNull();
    expect(saidOf(last({}))).toMatchObject({ state: 'learning' });
  });

  it('a whole round of three lost is none, a whole round of two is one', () => {
    expect(silence.judge(contextOf(last(c.SILENT)))).toMatchObject(blocked);
    expect(silence.judge(contextOf(last(null)))).toBeNull();
  });
});

describe('controls heard since', () => {
  const failing = web(c.RESET, c.RESET);

  it('controls that were fine just before the failures, and are not asked since, carry no block', () => {
    expect(reset.judge(contextOf({ rounds: 1 }, failing))).toMatchObject(blocked);
    expect(reset.judge(contextOf({ rounds: 1 }, { ...failing, ...unheard }))).toBeNull();
    expect(certificate.judge(contextOf({ rounds: 1 }, { ...web(c.UNKNOWN_CA, c.UNKNOWN_CA), ...unheard }))).toBeNull();
  });
});

describe('the line’s own loss', () => {
  const silent = web({}, {}, {}, c.SILENT, c.SILENT);

  it('silence is no block where the controls lose requests in the window', () => {
    expect(silence.judge(contextOf(silent))).toMatchObject(blocked);
    expect(silence.judge(contextOf({ ...silent, ...lossy }))).toBeNull();
  });

  it('nor where one is lost in the very rounds that are silent', () => {
    expect(silence.judge(contextOf({ ...silent, controls: { c1: lostIn(0) } }))).toMatchObject(blocked);
    expect(silence.judge(contextOf({ ...silent, controls: { c1: lostIn(3) } }))).toBeNull();
  });

  it('loss does not reset connections', () => {
    expect(reset.judge(contextOf({ ...web({}, {}, {}, c.RESET, c.RESET), ...lossy }))).toMatchObject(blocked);
  });
});

describe('WebSockets alone', () => {
  const chat = (...changes: Change[]): Scene['service'] => ({ chat: (r) => changes[r] ?? null });
  const socketsAfter = (second: Change): Scene => {
    const plain = web({}, c.RESET, second);
    return { ...plain, service: { ...plain.service, ...chat(null, c.RESET, c.RESET) } };
  };

  it('http that was answered before must have failed twice itself', () => {
    expect(reset.judge(contextOf(socketsAfter(null)))).toBeNull();
    expect(reset.judge(contextOf(socketsAfter(c.RESET)))).toMatchObject(blocked);
  });

  it('http that was never answered must have failed once', () => {
    const sockets = (plain: Change): Scene => ({
      rounds: 2,
      service: { web: (r) => (r === 0 ? plain : null), object: always(null), ...chat(c.RESET, c.RESET) },
    });
    expect(reset.judge(contextOf(sockets(null)))).toBeNull();
    expect(reset.judge(contextOf(sockets(c.RESET)))).toMatchObject(blocked);
  });
});
