/** A part asked beside the app speaks for itself; one asked in its place speaks for the service. */
import { expect, it } from 'vitest';
import { withoutBeside } from '../../src/summary/beside-app.ts';

const asked = (round: string, role: string, kind = 'http') => ({ round, role, kind });
const media = asked('r1', 'media');

it.each([
  ['the app', asked('r1', 'app')],
  ['the WebSocket in its place', asked('r1', 'websocket', 'websocket')],
])('is taken out beside %s', (_, own) => {
  expect(withoutBeside([own, media])).toEqual([own]);
});

it.each([
  ['in the place of the app', []],
  ['in another round than the app', [asked('r2', 'app')]],
  ['beside a transfer alone', [asked('r1', 'object', 'transfer')]],
])('stays %s', (_, others) => {
  expect(withoutBeside([...others, media])).toContain(media);
});
