/** The contract of collector/storage/storage.ts, which every engine is held to. */
import { describe, expect, it } from 'vitest';
import type { CellRow, Storage } from '../../../collector/storage/storage.ts';
import { ballot, crowd, HOUR, idOf, tagOf } from './ballots.ts';
import { countByHand } from './count-by-hand.ts';

export interface Engine {
  /** The storage anew: `fresh` without what was in it, else as a process finds it that starts after another ended. */
  open(fresh: boolean): Promise<Storage>;
}

const cell = (part: Partial<CellRow> = {}): CellRow => ({
  hour: HOUR,
  country: 'RU',
  asn: 25159,
  service: 'whatsapp',
  kind: 'http',
  body: '{"tags":15}',
  ...part,
});

export function storageContract(name: string, engine: Engine): void {
  const using = async (work: (storage: Storage) => Promise<void>, fresh = true): Promise<void> => {
    const storage = await engine.open(fresh);
    try {
      await work(storage);
    } finally {
      await storage.close();
    }
  };

  describe(`storage: ${name}`, () => {
    it('says what became of each ballot, and still knows after a start', async () => {
      const first = ballot({ tag: tagOf('a') });
      const again = [first, ballot({ tag: tagOf('a') }), ballot({ tag: tagOf('a') }), ballot({ tag: tagOf('a') })];
      await using(async (storage) => {
        expect(await storage.append([first])).toEqual(['stored']);
        expect(await storage.append(again)).toEqual(['known', 'stored', 'stored', 'surplus']);
      });
      await using(async (storage) => {
        expect(await storage.append([...again, ballot({ tag: tagOf('b') })])).toEqual([
          'known',
          'known',
          'known',
          'surplus',
          'stored',
        ]);
        expect(await storage.append([ballot({ tag: tagOf('a'), service: 'signal' })])).toEqual(['stored']);
      }, false);
    });

    it('knows a ballot that comes twice in one batch', async () => {
      const one = ballot();
      const late = ballot({ tag: null });
      await using(async (storage) => {
        expect(await storage.append([one, one, late, late])).toEqual(['stored', 'known', 'late', 'known']);
      });
    });

    it.each([1, 2, 3])('counts an hour as it is counted by hand (%i)', async (seed) => {
      const ballots = crowd(seed, 600);
      await using(async (storage) => {
        const fates = [...(await storage.append(ballots.slice(0, 250))), ...(await storage.append(ballots.slice(250)))];
        const stored = ballots.filter((_, i) => fates[i] === 'stored');
        expect(stored.length).toBeLessThan(ballots.length);
        const { partial, cells } = await storage.votes(HOUR);
        expect(partial).toBe(false);
        expect(cells).toEqual(countByHand(stored));
        expect(await storage.openHours()).toEqual([HOUR]);
      });
      await using(async (storage) => {
        expect((await storage.votes(HOUR)).cells.length).toBeGreaterThan(5);
      }, false);
    });

    it('never adds tags of two epochs: the larger one counts', async () => {
      const of = (epoch: string, count: number) =>
        Array.from({ length: count }, (_, i) =>
          ballot({ tag: tagOf(i, epoch), vote: epoch === 'a' ? 'ok' : 'failed' }),
        );
      await using(async (storage) => {
        await storage.append([...of('a', 7), ...of('b', 9)]);
        const [only, ...more] = (await storage.votes(HOUR)).cells;
        expect(more).toEqual([]);
        expect(only).toMatchObject({ tags: 9, votes: { failed: 9 } });
      });
    });

    it('keeps hours apart', async () => {
      await using(async (storage) => {
        await storage.append([...crowd(1, 50), ...crowd(2, 50, HOUR + 1), ballot({ hour: HOUR + 2 })]);
        expect(await storage.openHours()).toEqual([HOUR, HOUR + 1, HOUR + 2]);
        expect((await storage.votes(HOUR + 2)).cells.map((c) => c.tags)).toEqual([1]);
        expect(await storage.votes(HOUR + 3)).toEqual({ partial: false, cells: [] });
      });
    });

    it('publishes an hour once, and takes its tags away', async () => {
      const held = ballot();
      await using(async (storage) => {
        await storage.append([held]);
        const cells = [cell({ service: 'signal' }), cell({ kind: 'dns' }), cell()];
        expect(await storage.publish(HOUR, cells, [{ hour: HOUR, body: 'one' }])).toBe(true);
        expect(await storage.publish(HOUR, [cell({ body: 'other' })], [{ hour: HOUR, body: 'two' }])).toBe(false);
        expect(await storage.publish(HOUR + 1, [], [{ hour: HOUR + 1, body: 'three' }])).toBe(true);
      });
      await using(async (storage) => {
        expect(await storage.publishedHours(0, HOUR + 1)).toEqual([HOUR]);
        expect(await storage.publishedHours(HOUR, HOUR + 2)).toEqual([HOUR, HOUR + 1]);
        expect((await storage.cells(HOUR, HOUR + 1)).map((c) => `${c.service} ${c.kind}`)).toEqual([
          'signal http',
          'whatsapp dns',
          'whatsapp http',
        ]);
        expect(await storage.cells(0, HOUR)).toEqual([]);
        expect(await storage.alerts(0)).toEqual([
          { seq: 1, hour: HOUR, body: 'one' },
          { seq: 2, hour: HOUR + 1, body: 'three' },
        ]);
        expect((await storage.alerts(1)).map((a) => a.seq)).toEqual([2]);
        expect(await storage.openHours()).toEqual([]);
        expect((await storage.votes(HOUR)).cells).toEqual([]);
        // After its hour is published a ballot is known, or late; never counted in it.
        expect(await storage.append([held, ballot()])).toEqual(['known', 'late']);
        expect(await storage.openHours()).toEqual([]);
      }, false);
    });

    it('counts what came late without a tag, and forgets ids when told', async () => {
      const late = [
        ballot({ tag: null, vote: 'failed' }),
        ballot({ tag: null, vote: 'failed' }),
        ballot({ tag: null }),
      ];
      const counted = [
        { hour: HOUR, service: 'whatsapp', vote: 'ok', ballots: 1 },
        { hour: HOUR, service: 'whatsapp', vote: 'failed', ballots: 2 },
      ];
      await using(async (storage) => {
        expect(await storage.append(late)).toEqual(['late', 'late', 'late']);
        expect(await storage.append(late.slice(1))).toEqual(['known', 'known']);
        expect(await storage.openHours()).toEqual([]);
        expect(await storage.late(HOUR, HOUR + 1)).toEqual(counted);
        await storage.forgetIds(HOUR);
        expect(await storage.append(late.slice(1))).toEqual(['known', 'known']);
        await storage.forgetIds(HOUR + 1);
        expect(await storage.late(HOUR, HOUR + 1)).toEqual(counted);
        expect(await storage.late(0, HOUR)).toEqual([]);
      });
    });

    it('knows a late ballot that is sent again with a tag, and the other way round', async () => {
      const id = idOf('twice');
      await using(async (storage) => {
        expect(await storage.append([ballot({ id, tag: null })])).toEqual(['late']);
        expect(await storage.append([ballot({ id })])).toEqual(['known']);
        const tagged = ballot();
        expect(await storage.append([tagged])).toEqual(['stored']);
        expect(await storage.append([{ ...tagged, tag: null }])).toEqual(['known']);
      });
    });

    it('answers that it is there', async () => {
      await using((storage) => storage.ping());
    });
  });
}
