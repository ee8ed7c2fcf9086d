/** Tables of a made past, by way of our own export: written to Parquet and read back, as a researcher would. */
import 'fake-indexeddb/auto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { TableId } from '../../src/export/choices.ts';
import { exportPieces } from '../../src/export/export-file.ts';
import { DEFAULT_SETTINGS } from '../../src/settings.ts';
import { openStore, putSamples, saveRound, saveSettings } from '../../src/store/index.ts';
import { past } from '../../tests/past/past.ts';
import { SPELLS } from '../../tests/past/spell.ts';

const DAY_MS = 86_400_000;
const UNTIL = Date.UTC(2026, 2, 29);
const DAYS = 28;
const SERVICES = ['whatsapp', 'telegram', 'signal'];

export async function madeExport(db: DuckDBConnection, tables: readonly TableId[]): Promise<void> {
  const store = await openStore(`research-${Date.now()}`);
  await saveSettings(store, { ...DEFAULT_SETTINGS, consentedAt: UNTIL - DAYS * DAY_MS, services: SERVICES }, UNTIL);
  const options = { seed: 'research', services: SERVICES, country: 'ZZ', days: DAYS, until: UNTIL, spells: SPELLS };
  for (const day of past(options)) {
    for (const round of day.rounds) await saveRound(store, round);
    await putSamples(
      store,
      day.records.flatMap(({ samples }) => samples),
    );
  }
  const folder = mkdtempSync(join(tmpdir(), 'tailback-research-'));
  try {
    for (const table of tables) {
      const parts: Uint8Array[] = [];
      const choice = { level: 'full', format: 'parquet', table } as const;
      for await (const piece of exportPieces(store, { choice, version: '0.1.0', now: UNTIL }))
        if (typeof piece !== 'string') parts.push(piece);
      const path = join(folder, `${table}.parquet`);
      writeFileSync(path, Buffer.concat(parts));
      await db.run(`SET TimeZone = 'UTC'; CREATE TABLE ${table} AS SELECT * FROM '${path.replaceAll("'", "''")}'`);
    }
  } finally {
    rmSync(folder, { recursive: true });
    store.close();
  }
}
