/** Everything stored, as a file of the person's own: NDJSON, one sample a line (docs/sample-format.md). */
import { exportLines } from '../../../src/report/export.ts';
import type { Store } from '../../../src/store/index.ts';
import { t } from '../../i18n.ts';
import { browser } from '../../platform/browser.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { saveFile } from './save-file.ts';

/** Lines joined before they become a part of the file: a Blob of a hundred thousand parts is slow. */
const LINES_A_PART = 2_000;

async function fileOf(store: Store, version: string, now: number): Promise<Blob> {
  const parts: Blob[] = [];
  let lines: string[] = [];
  const flush = (): void => {
    // The browser may keep a Blob on disk: memory stays flat.
    parts.push(new Blob(lines));
    lines = [];
  };
  for await (const line of exportLines(store, { version, now })) {
    lines.push(line);
    if (lines.length >= LINES_A_PART) flush();
  }
  flush();
  return new Blob(parts, { type: 'application/x-ndjson' });
}

export function ExportSamples({ store }: { store: Store }) {
  const act = async (): Promise<string | null> => {
    const now = Date.now();
    try {
      const file = await fileOf(store, browser.runtime.getManifest().version, now);
      saveFile(file, `tailback-${new Date(now).toISOString().slice(0, 10)}.ndjson`);
      return null;
    } catch {
      return t('export_failed');
    }
  };
  return (
    <div class="stack-tight">
      <h3>{t('export_title')}</h3>
      <p class="small quiet">{t('export_why')}</p>
      <div class="row">
        <ActionButton testid="export" act={act}>
          {t('export')}
        </ActionButton>
      </div>
    </div>
  );
}
