/** When the table of networks is made anew: everybody fetches it again each time, and who is missing in it cannot be compared. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { KeyFile } from '../../../collector/keys/key-file.ts';
import { signerOf } from '../../../collector/keys/private-keys.ts';
import { PublicFolder } from '../../../collector/publisher/public-folder.ts';
import { nothingShown, type Shown, show } from '../../../collector/publisher/shown.ts';
import { ownNetwork } from '../../../src/crowd/compare.ts';
import { openNetworks } from '../../../src/crowd/open-bundle.ts';
import type { PublishedCell } from '../../../src/crowd/publish-cell.ts';
import { FIRST, HOUR_MS } from './votes.ts';

const START = FIRST * HOUR_MS;
const DAY_MS = 24 * HOUR_MS;
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tailback-networks-'));
  writeFileSync(join(folder, 'asn.csv'), '167837696,167903231,64500,"One"\n167903232,167968767,64501,"Two"\n');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function shown(hour: number, asns: readonly number[]): Shown {
  const all = nothingShown();
  const cell = (asn: number): PublishedCell => ({
    start: hour,
    hours: 1,
    country: 'TR',
    asn,
    service: 'whatsapp',
    networks: 10,
    bad: 0,
    label: 'few',
    trouble: null,
    grade: 'B',
    failure: null,
    times: [],
  });
  show(all, hour, asns.map(cell));
  return all;
}

describe('the table of networks', () => {
  it('stays for a week, but only for a day where a provider is missing in it', async () => {
    const signer = signerOf(new KeyFile(folder).readOrNew());
    const asnFiles = [join(folder, 'asn.csv')];
    const files = new PublicFolder({ folder, signer: () => signer, k: 10, asnFiles, targets: join(folder, 'none') });
    const at = async (hours: number, asns: readonly number[]) => {
      const now = START + hours * HOUR_MS;
      await files.pages(shown(now - 2 * HOUR_MS, asns), [], now);
      const opened = await openNetworks(readFileSync(join(folder, 'networks')), [signer.publicKey]);
      if ('problem' in opened) throw new Error(opened.problem);
      return [opened.value.madeOn, ownNetwork(opened.value, '10.2.3.4', 'TR')?.asn];
    };
    expect(await at(0, [64500])).toEqual(['2026-03-02', undefined]);
    expect(await at(23, [64500, 64501])).toEqual(['2026-03-02', undefined]);
    expect(await at(24, [64500, 64501])).toEqual(['2026-03-03', 64501]);
    expect(await at(24 + 6 * 24, [64500, 64501])).toEqual(['2026-03-03', 64501]);
    expect(await at(24 + 7 * 24, [64500, 64501])).toEqual(['2026-03-10', 64501]);
    // A provider that no list knows is no reason to make it again each day.
    expect(await at((16 * DAY_MS) / HOUR_MS, [64500, 64999])).toEqual(['2026-03-18', undefined]);
    expect(await at((18 * DAY_MS) / HOUR_MS, [64500, 64999])).toEqual(['2026-03-18', undefined]);
  });
});
