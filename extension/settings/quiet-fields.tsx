/** Hours of the local day in which no notification comes. */
import type { Settings } from '../../src/settings.ts';
import { t } from '../i18n.ts';
import { minuteOf, timeOf } from './minutes.ts';

interface Props {
  settings: Settings;
  save: (change: Partial<Settings>) => Promise<void>;
}

/** What most people call night. */
const NIGHT = { from: 22 * 60, to: 7 * 60 };

export function QuietFields({ settings: { quietHours }, save }: Props) {
  const change = (end: 'from' | 'to', text: string): void => {
    const minute = minuteOf(text);
    // A field that is being typed into is empty for a moment.
    if (quietHours && minute !== null) void save({ quietHours: { ...quietHours, [end]: minute } });
  };
  return (
    <div class="stack-tight">
      <label class="tick">
        <input
          type="checkbox"
          data-testid="quiet"
          checked={quietHours !== null}
          onChange={(event) => void save({ quietHours: event.currentTarget.checked ? NIGHT : null })}
        />
        <span>{t('quiet_label')}</span>
      </label>
      {quietHours && (
        <div class="row">
          {(['from', 'to'] as const).map((end) => (
            <label key={end} class="row">
              <span>{t(end === 'from' ? 'quiet_from' : 'quiet_to')}</span>
              <input
                type="time"
                data-testid={`quiet-${end}`}
                value={timeOf(quietHours[end])}
                onChange={(event) => change(end, event.currentTarget.value)}
              />
            </label>
          ))}
        </div>
      )}
    </div>
  );
}
