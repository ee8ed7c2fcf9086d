/** What is said without a page being open: the mark on the toolbar button, and notifications, which are off at first. Each change counts at once. */
import { useState } from 'preact/hooks';
import type { Settings } from '../../src/settings.ts';
import { type MessageKey, t } from '../i18n.ts';
import { askToNotify } from '../platform/notifications.ts';
import { sendCommand } from '../ui/send-command.ts';
import { QuietFields } from './quiet-fields.tsx';

const BADGES: readonly (readonly [Settings['badge'], MessageKey])[] = [
  ['off', 'badge_off'],
  ['count', 'badge_count'],
  ['worst', 'badge_worst'],
];

export function TellingPart({ settings, reload }: { settings: Settings; reload: () => void }) {
  const [problem, setProblem] = useState<string | null>(null);
  const save = async (change: Partial<Settings>): Promise<void> => {
    setProblem(await sendCommand({ command: 'save-settings', settings: change }));
    reload();
  };
  // The permission prompt comes first: it must be the click's own doing.
  const switchOn = async (): Promise<void> => {
    if (await askToNotify()) return save({ notify: true });
    setProblem(t('notify_refused'));
    reload();
  };
  return (
    <section class="stack" data-testid="telling">
      <h2>{t('telling_title')}</h2>
      <fieldset class="stack-tight">
        <legend>{t('badge_label')}</legend>
        {BADGES.map(([mode, word]) => (
          <label key={mode} class="tick">
            <input
              type="radio"
              name="badge"
              data-testid={`badge-${mode}`}
              checked={settings.badge === mode}
              onChange={() => void save({ badge: mode })}
            />
            <span>{t(word)}</span>
          </label>
        ))}
      </fieldset>
      <div class="stack-tight">
        <label class="tick">
          <input
            type="checkbox"
            data-testid="notify"
            checked={settings.notify}
            aria-describedby="notify-why"
            onChange={(event) => void (event.currentTarget.checked ? switchOn() : save({ notify: false }))}
          />
          <span>{t('notify_label')}</span>
        </label>
        <p class="small quiet" id="notify-why">
          {t('notify_why')}
        </p>
      </div>
      {settings.notify && <QuietFields settings={settings} save={save} />}
      {problem !== null && (
        <p class="problem" role="alert">
          {problem}
        </p>
      )}
    </section>
  );
}
