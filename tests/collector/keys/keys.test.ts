/** Keys turn in time, nothing is served before it is on the disk, and a damaged file is never replaced. */
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Keeper } from '../../../collector/keys/keeper.ts';
import { announced, GRACE_MS, newKeyRing, turned } from '../../../collector/keys/key-ring.ts';
import { unnamed } from '../../../collector/keys/who-runs-it.ts';
import { manifestProblem, manifestSchema } from '../../../src/report/manifest.ts';
import { readSigned } from '../../../src/report/signed-file.ts';

const DAY = 86_400_000;
const START = Date.UTC(2026, 2, 1);

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tailback-keys-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const options = (follow = false) => ({ folder, days: 7, k: 10, who: unnamed('http://127.0.0.1:1'), follow });
const manifestOf = async (keeper: Keeper) => {
  const content = await readSigned('manifest', keeper.manifest, [keeper.signer.publicKey]);
  return manifestSchema.parse(JSON.parse(new TextDecoder().decode(content)));
};

describe('the ring of keys', () => {
  it('announces the next period two days ahead and drops one a grace after its end', () => {
    let ring = turned(newKeyRing(), START, 7);
    expect(ring.periods.map((p) => [p.from, p.until])).toEqual([[START, START + 7 * DAY]]);
    for (let day = 0; day <= 60; day += 1) {
      const now = START + day * DAY;
      ring = turned(ring, now, 7);
      expect(turned(ring, now, 7)).toBe(ring);
      const [current, next] = announced(ring, now);
      expect(current?.from).toBeLessThanOrEqual(now);
      expect(current?.until).toBeGreaterThan(now);
      if ((current?.until ?? 0) - now <= 2 * DAY) expect(next?.from).toBe(current?.until);
      expect(ring.periods.every((p) => now < p.until + GRACE_MS)).toBe(true);
      const ids = ring.periods.flatMap((p) => [p.x25519.id, p.p256.id]);
      expect(new Set(ids).size).toBe(ids.length);
    }
  });

  it('begins anew after a long stop, without keys for the time in between', () => {
    const now = START + 100 * DAY;
    const ring = turned(turned(newKeyRing(), START, 7), now, 7);
    expect(ring.periods.map((p) => p.from)).toEqual([now]);
  });
});

describe('the keeper', () => {
  it('issues a manifest that a client accepts, with a serial that never goes back', async () => {
    const first = await manifestOf(new Keeper(options(), START));
    const keeper = new Keeper(options(), START + 1000);
    const second = await manifestOf(keeper);
    expect(manifestProblem(second)).toBeUndefined();
    expect(second.serial).toBeGreaterThan(first.serial);
    expect(second.key).toBe(first.key);
    expect(second.keys.map((k) => k.config)).toEqual(first.keys.map((k) => k.config));
    expect(keeper.keep(START + 2000)).toBe(false);
    expect(keeper.keep(START + 2 * DAY)).toBe(true);
    expect((await manifestOf(keeper)).serial).toBeGreaterThan(second.serial);
    expect(statSync(join(folder, 'keys.json')).mode & 0o777).toBe(0o600);
  });

  it('does not go back with a backup either, though its keys are other ones', async () => {
    const path = join(folder, 'keys.json');
    const keeper = new Keeper(options(), START);
    const backup = readFileSync(path);
    for (let day = 1; day <= 30; day += 1) keeper.keep(START + day * DAY);
    const before = await manifestOf(keeper);
    writeFileSync(path, backup);
    const after = await manifestOf(new Keeper(options(), START + 30 * DAY + 1000));
    expect(after.serial).toBeGreaterThan(before.serial);
    expect(after.keys[0]?.config).not.toBe(before.keys[0]?.config);
  });

  it('does all of it again where the disk was full', async () => {
    const keeper = new Keeper(options(), START);
    const before = keeper.ringText;
    // A file cannot be written where a folder is.
    mkdirSync(join(folder, 'keys.json.new'));
    expect(() => keeper.keep(START + 6 * DAY)).toThrow();
    expect(keeper.ringText).toBe(before);
    rmSync(join(folder, 'keys.json.new'), { recursive: true });
    expect(keeper.keep(START + 6 * DAY)).toBe(true);
    expect((await manifestOf(keeper)).keys).toHaveLength(4);
    expect(readFileSync(join(folder, 'keys.json'), 'utf8')).toContain(
      JSON.parse(keeper.ringText).periods[1].x25519.key,
    );
  });

  it('refuses a damaged file in a sentence and leaves it as it is', () => {
    const path = join(folder, 'keys.json');
    new Keeper(options(), START);
    const good = readFileSync(path, 'utf8');
    writeFileSync(path, good.slice(0, 50));
    expect(() => new Keeper(options(), START)).toThrow(/keys\.json is damaged: restore it/);
    writeFileSync(path, good.replace(/"serial": \d+/, '"serial": 1.5'));
    expect(() => new Keeper(options(), START)).toThrow(/keys\.json: serial: must be a whole number/);
    expect(readFileSync(path, 'utf8')).toContain('1.5');
  });

  it('follows another gateway’s keys without writing', async () => {
    const refused = (file: string) =>
      expect(() => new Keeper(options(true), START)).toThrow(new RegExp(`--follow-keys: .*${file} is missing; copy`));
    refused('keys.json');
    const issuer = new Keeper(options(), START);
    for (const file of ['keys.json', 'manifest']) {
      renameSync(join(folder, file), join(folder, 'away'));
      refused(file);
      renameSync(join(folder, 'away'), join(folder, file));
    }
    const follower = new Keeper(options(true), START);
    expect(follower.manifest).toEqual(Buffer.from(issuer.manifest));
    issuer.keep(START + 6 * DAY);
    expect(follower.keep(START + 6 * DAY)).toBe(true);
    expect(follower.ringText).toBe(issuer.ringText);
  });
});
