/**
 * Keeps keys and manifest up to date while the gateway runs: turns the ring, issues the manifest anew each day and whenever
 * something in it changed, or, where another gateway does that (--follow-keys), reads what it wrote.
 */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { PrivateKey } from '../gateway/hpke.ts';
import { issueManifest } from './issue-manifest.ts';
import { KeyFile } from './key-file.ts';
import { announced, type KeyRing, turned } from './key-ring.ts';
import { privateKeys, type Signer, signerOf } from './private-keys.ts';
import type { WhoRunsIt } from './who-runs-it.ts';
import { writeWhole } from './write-whole.ts';

const REISSUE_MS = 86_400_000;

export interface KeeperOptions {
  folder: string;
  days: number;
  k: number;
  who: WhoRunsIt;
  follow: boolean;
}

export class Keeper {
  private readonly file: KeyFile;
  private readonly manifestPath: string;
  private ring: KeyRing;
  private keys: ReadonlyMap<number, PrivateKey> = new Map();
  private issuedAt = Number.NEGATIVE_INFINITY;
  private readAt = 0;
  /** The signed file, as it is served. */
  manifest: Uint8Array = new Uint8Array();
  /** Told after each change. */
  onChange: () => void = () => {};

  /** @throws one sentence */
  constructor(
    private readonly options: KeeperOptions,
    now: number,
  ) {
    this.file = new KeyFile(options.folder);
    this.manifestPath = join(options.folder, 'manifest');
    const missing = [this.file.path, this.manifestPath].find((path) => !existsSync(path));
    if (options.follow && missing !== undefined)
      throw new Error(
        `--follow-keys: ${missing} is missing; copy keys.json and manifest from the gateway that issues them.`,
      );
    this.ring = this.file.readOrNew();
    try {
      this.keep(now);
    } catch (error) {
      this.goOnWithoutRoom(error, now);
    }
  }

  /** A full disk is no reason not to start: with keys in force and their manifest reports are answered, if only by 503. */
  private goOnWithoutRoom(error: unknown, now: number): void {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
    if (!existsSync(this.manifestPath) || announced(this.ring, now).length === 0)
      throw new Error(`--data: the disk is full: keys cannot be written to ${this.options.folder}.`);
    this.manifest = readFileSync(this.manifestPath);
    this.keys = privateKeys(this.ring);
  }

  keyOf(id: number): PrivateKey | undefined {
    return this.keys.get(id);
  }

  get current(): KeyRing {
    return this.ring;
  }

  /** Where devices send to, as the manifest says; of another gateway's keys nothing is known of it. */
  get relays(): readonly string[] {
    return this.options.follow ? [] : this.options.who.relays.map(({ url }) => url);
  }

  /** All that processes need to open reports. */
  get ringText(): string {
    return JSON.stringify(this.ring);
  }

  get signer(): Signer {
    return signerOf(this.ring);
  }

  /** Answers whether anything changed. Call it now and then; it is cheap where nothing is due. */
  keep(now: number): boolean {
    const changed = this.options.follow ? this.reread() : this.turn(now);
    if (changed) this.onChange();
    return changed;
  }

  private turn(now: number): boolean {
    const ring = turned(this.ring, now, this.options.days);
    if (ring === this.ring && now < this.issuedAt + REISSUE_MS) return false;
    // By the clock, so that it does not go back with a keys.json from a backup either: clients take no older manifest.
    const issued = { ...ring, serial: Math.max(ring.serial + 1, Math.floor(now / 1000)) };
    // On the disk before anybody sees it, whenever we are killed; where the disk is full all of it is done again.
    this.file.write(issued);
    this.ring = issued;
    this.manifest = issueManifest(issued, this.options.who, this.options.k, now);
    writeWhole(this.manifestPath, this.manifest, 0o644);
    this.issuedAt = now;
    this.keys = privateKeys(this.ring);
    return true;
  }

  private reread(): boolean {
    const written = statSync(this.manifestPath).mtimeMs + statSync(this.file.path).mtimeMs;
    if (written === this.readAt) return false;
    this.ring = this.file.readOrNew();
    this.manifest = readFileSync(this.manifestPath);
    this.keys = privateKeys(this.ring);
    this.readAt = written;
    return true;
  }
}
