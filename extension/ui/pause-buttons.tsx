/** Pause for an hour or until resumed, or resume: what makes sense in the present state. */
import { t } from '../i18n.ts';
import { ActionButton } from './action-button.tsx';
import type { PageState } from './page-state.ts';
import { sendCommand } from './send-command.ts';

const HOUR_MS = 3_600_000;

export function PauseButtons({ state }: { state: PageState }) {
  if (state.kind === 'not-started' || state.kind === 'permission') return null;
  if (state.kind === 'paused')
    return (
      <div class="row">
        <ActionButton testid="resume" look="main" act={() => sendCommand({ command: 'resume' })}>
          {t('resume')}
        </ActionButton>
      </div>
    );
  return (
    <div class="row">
      <ActionButton testid="pause-hour" act={() => sendCommand({ command: 'pause', until: Date.now() + HOUR_MS })}>
        {t('pause_hour')}
      </ActionButton>
      <ActionButton testid="pause" act={() => sendCommand({ command: 'pause', until: -1 })}>
        {t('pause_open')}
      </ActionButton>
    </div>
  );
}
