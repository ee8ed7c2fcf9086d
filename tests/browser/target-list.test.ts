/**
 * A newer, signed target list in a build that has the key: refused where it must be, asked in place of the built-in one
 * once taken, kept over a restart of the page, and given back.
 */
import { execFileSync } from 'node:child_process';
import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SETTINGS } from '../../scripts/live/live.ts';
import type { Bundle } from '../../src/crowd/bundle.ts';
import { signedMessage, writeSigned } from '../../src/report/signed-file.ts';
import { targetsInUse } from '../../src/targets/index.ts';
import type { TargetList } from '../../src/targets/list.ts';
import { recordsOf } from '../lab/records.ts';
import { consentOnly } from './own-round.ts';
import { BROWSERS, openSession, type Session } from './session.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const stranger = generateKeyPairSync('ed25519').privateKey;

/** WhatsApp by its page alone. */
function shorter(version: number): TargetList {
  const list = structuredClone(targetsInUse());
  list.version = version;
  for (const service of list.services) {
    if (service.id === 'whatsapp') service.endpoints = service.endpoints.filter((e) => e.id === 'web');
  }
  return list;
}

function signed(list: TargetList, key: KeyObject): string {
  const content = Buffer.from(JSON.stringify(list));
  return Buffer.from(writeSigned('targets', content, sign(null, signedMessage('targets', content), key))).toString();
}

const BUNDLE: Bundle = {
  format: 'tailback-bundle',
  version: 1,
  hour: '2026-03-02T00Z',
  k: 10,
  services: ['whatsapp'],
  cells: [],
  providers: [],
  alerts: [],
  networks: null,
  targets: null,
  licence: 'CC BY 4.0',
};

/** Runs in the page: as fetch-crowd.ts keeps it. */
async function keepBundle(bundle: unknown): Promise<void> {
  const packed = new Blob([JSON.stringify(bundle)]).stream().pipeThrough(new CompressionStream('gzip'));
  const content = new Uint8Array(await new Response(packed).arrayBuffer());
  await new Promise<void>((resolve, reject) => {
    const opening = indexedDB.open('tailback');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const db = opening.result;
      const tx = db.transaction('kept', 'readwrite');
      tx.objectStore('kept').put({ date: '2026-03-02T00Z', content }, 'crowd-bundle');
      tx.oncomplete = () => {
        db.close();
        resolve();
      };
      tx.onabort = () => reject(tx.error);
    };
  });
}

/** Runs in the page. The list is read just after the section is shown: a short while is left for it. */
async function isOffered(): Promise<boolean> {
  for (let i = 0; i < 15; i += 1) {
    if (document.querySelector('[data-testid="targets-offered"]')) return true;
    await new Promise((done) => setTimeout(done, 100));
  }
  return false;
}

describe.each(BROWSERS)('%s: a signed target list', (browser) => {
  let session: Session;

  beforeAll(async () => {
    const mode = `test-keyed-${browser}`;
    const env = { ...process.env, TAILBACK_LIST_KEYS: String(publicKey.export({ format: 'jwk' }).x) };
    execFileSync(join(ROOT, 'node_modules/.bin/vite'), ['build', '--mode', mode, '--logLevel', 'warn'], {
      cwd: ROOT,
      env,
      shell: process.platform === 'win32',
    });
    session = await openSession({ browser, extensionDir: join(ROOT, 'dist', mode) });
    await consentOnly(session);
  });
  afterAll(() => session?.close());

  const take = (file: string | null): Promise<void> => session.command({ command: 'take-targets', file });

  async function whatsappHosts(): Promise<string[]> {
    session.lab.records.length = 0;
    await session.consent(['whatsapp']);
    const before = Date.now();
    await session.until('a round', ({ rounds }) =>
      rounds.find((r) => r.state === 'done' && r.startedAt >= before - 1_000),
    );
    await session.command({ command: 'cancel-check' });
    const hosts = recordsOf(session.lab.records, 'request').map((r) => r.host);
    return [...new Set(hosts.filter((host) => /whatsapp/.test(host)))].sort();
  }

  async function versionShown(): Promise<string> {
    const page = await session.driver.openPage(SETTINGS);
    try {
      await page.waitFor('targets');
      return (await page.attribute('targets', 'data-version')) ?? '';
    } finally {
      await page.close();
    }
  }

  /** Whether the settings offer a list that lies in a kept bundle, whose own signature was looked at when it came. */
  async function offeredWith(targets: string): Promise<boolean> {
    const page = await session.driver.openPage(SETTINGS);
    try {
      await page.evaluate(keepBundle, { ...BUNDLE, targets });
    } finally {
      await page.close();
    }
    const again = await session.driver.openPage(SETTINGS);
    try {
      await again.waitFor('targets');
      return await again.evaluate(isOffered, null);
    } finally {
      await again.close();
    }
  }

  it('is refused unsigned, signed by a stranger, changed, or not newer', async () => {
    await expect(take(JSON.stringify(shorter(2)))).rejects.toThrow(/no target list signed/);
    await expect(take(signed(shorter(2), stranger))).rejects.toThrow(/no target list signed/);
    await expect(take(signed(shorter(2), privateKey).replace('"version":2', '"version":3'))).rejects.toThrow(/signed/);
    await expect(take(signed(shorter(1), privateKey))).rejects.toThrow(/version: 1 is not newer/);
    expect(await versionShown()).toBe('1');
  });

  it('is offered from the public figures where the project signed it, whoever signed those', async () => {
    expect(await offeredWith(signed(shorter(2), stranger))).toBe(false);
    expect(await offeredWith(signed(shorter(1), privateKey))).toBe(false);
    expect(await offeredWith(signed(shorter(2), privateKey))).toBe(true);
    // Offered is not taken: that is the person's press.
    expect(await versionShown()).toBe('1');
  });

  it('is asked once it is taken, and the built-in one again when it is given back', async () => {
    await take(signed(shorter(2), privateKey));
    expect(await versionShown()).toBe('2');
    expect(await whatsappHosts()).toEqual(['web.whatsapp.com']);
    await take(null);
    expect(await versionShown()).toBe('1');
    expect((await whatsappHosts()).length).toBeGreaterThan(1);
  });
});
