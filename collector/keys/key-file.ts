/** keys.json in the data folder: the only secret that must survive a restart. Readable by its owner alone. */
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fieldProblem } from '../../src/field-problem.ts';
import { type KeyRing, keyRingSchema, newKeyRing } from './key-ring.ts';
import { writeWhole } from './write-whole.ts';

export class KeyFile {
  readonly path: string;

  constructor(folder: string) {
    mkdirSync(folder, { recursive: true });
    this.path = join(folder, 'keys.json');
  }

  /** @throws one sentence; a damaged file is never replaced by new keys, which all clients would refuse */
  read(): KeyRing | undefined {
    if (!existsSync(this.path)) return undefined;
    let text: string;
    try {
      text = readFileSync(this.path, 'utf8');
    } catch {
      // Whoever was told to delete it would lose the collector's address for a wrong owner of a file.
      throw new Error(`${this.path} cannot be read by this user: it must belong to the one that runs the collector.`);
    }
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch {
      throw new Error(`${this.path} is damaged: restore it from your backup, or delete it to begin with new keys.`);
    }
    const parsed = keyRingSchema.safeParse(value);
    if (parsed.success) return parsed.data;
    throw new Error(`${this.path}: ${fieldProblem(parsed.error, value)}; restore it from your backup.`);
  }

  readOrNew(): KeyRing {
    return this.read() ?? newKeyRing();
  }

  write(ring: KeyRing): void {
    writeWhole(this.path, `${JSON.stringify(ring, null, 2)}\n`, 0o600);
  }
}
