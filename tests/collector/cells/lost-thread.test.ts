/** The thread of the index ends, or cannot begin: who asks gets a sentence and not silence, and the next question is answered. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cellsRoute } from '../../../collector/cells/route.ts';
import type { Cells } from '../../../collector/cells/serve-cells.ts';
import { startCells } from '../../../collector/cells/start-cells.ts';
import { MOST_WAITING } from '../../../collector/cells/wire.ts';
import { DataFolder } from '../../../collector/publisher/data-folder.ts';
import type { Reply } from '../../../collector/server/gateway-link.ts';
import { startThread, type Thread } from '../../../collector/threads/start-thread.ts';
import { cellsOf, DAY } from './made-cells.ts';

let folder: string;
let thread: Thread<Cells> | undefined;
let cells: Cells;

const inFolder = (at: string): Cells =>
  startCells({ path: join(at, 'cells.duckdb'), folder: join(folder, 'public') }, async (...given) => {
    thread = await startThread<Cells>(...given);
    return thread;
  });
const ask = (): Promise<Reply> => cells.answer({ search: '', accept: '' });
const lines = ({ body }: Reply): number => String(body).split('\n').length - 1;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tailback-cells-'));
  new DataFolder(join(folder, 'public'), () => ({ sign: (_, bytes) => Uint8Array.from(bytes) })).hour(
    DAY,
    cellsOf(DAY, ['TR'], 4),
  );
  thread = undefined;
  cells = inFolder(folder);
});
afterEach(async () => {
  await cells.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('the thread of the index', () => {
  it('ends while it is asked: each question gets a sentence with a time, and the next is answered whole', async () => {
    await cells.takeIn();
    expect(lines(await ask())).toBe(8);
    const asked = Array.from({ length: MOST_WAITING }, ask);
    const begun = thread;
    await begun?.end();
    for (const reply of await Promise.all(asked)) {
      if (reply.status === 200) continue;
      expect(reply).toMatchObject({ status: 503, type: 'application/problem+json', retryAfter: 10 });
      expect(JSON.parse(String(reply.body)).detail).toMatch(/^The index of published cells does not answer now\./);
    }
    const after = await ask();
    expect([after.status, lines(after)]).toEqual([200, 8]);
    expect(thread).not.toBe(begun);
  }, 60_000);

  it('ended while nobody asked: the next question does not notice', async () => {
    await cells.takeIn();
    await thread?.end();
    await thread?.ended;
    expect(lines(await ask())).toBe(8);
  }, 60_000);

  it('cannot begin: says so, and begins once it can', async () => {
    const later = join(folder, 'not', 'there');
    cells = inFolder(later);
    expect(await ask()).toMatchObject({ status: 503, retryAfter: 10 });
    expect(cellsRoute.schema.response[503].description).toMatch(/index of cells does not answer/);
    await expect(cells.takeIn()).rejects.toThrow();
    mkdirSync(later, { recursive: true });
    expect(await cells.takeIn()).toEqual([]);
    expect(lines(await ask())).toBe(8);
  }, 60_000);
});
