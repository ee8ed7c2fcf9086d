/** For oneself or to hand on: what each holds is said beside it, since the one is not to be taken for the other. */
import type { Level } from '../../../src/export/choices.ts';
import { type MessageKey, t } from '../../i18n.ts';

const LEVELS: readonly [Level, MessageKey, MessageKey][] = [
  ['full', 'export_level_full', 'export_level_full_why'],
  ['shareable', 'export_level_shareable', 'export_level_shareable_why'],
];

export function ExportLevel({ level, choose }: { level: Level; choose: (level: Level) => void }) {
  return (
    <fieldset class="stack-tight">
      <legend class="small">{t('export_level')}</legend>
      {LEVELS.map(([id, label, why]) => (
        <div class="tick" key={id}>
          <input
            type="radio"
            name="export-level"
            id={`export-level-${id}`}
            data-testid={`export-level-${id}`}
            checked={level === id}
            aria-describedby={`export-level-${id}-why`}
            onChange={() => choose(id)}
          />
          <label for={`export-level-${id}`}>{t(label)}</label>
          <p class="small quiet risk" id={`export-level-${id}-why`}>
            {t(why)}
          </p>
        </div>
      ))}
    </fieldset>
  );
}
