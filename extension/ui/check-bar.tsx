/** Progress of a first check, with cancel. Only the round is announced: a count that changes each second would not stop talking. */
import { t } from '../i18n.ts';
import { ActionButton } from './action-button.tsx';
import type { CheckProgress } from './check-progress.ts';
import { sendCommand } from './send-command.ts';

export function CheckBar({ progress }: { progress: CheckProgress }) {
  const { done, planned, round, rounds } = progress;
  return (
    <div class="stack-tight" data-testid="progress" data-done={done} data-planned={planned} data-round={round}>
      <progress max={planned} value={Math.min(done, planned)} aria-label={t('check_label')} />
      <div class="row spread">
        <p class="small">
          <span role="status">{t('check_round', round, rounds)}</span> {t('check_requests', done, planned)}
        </p>
        <ActionButton testid="cancel" act={() => sendCommand({ command: 'cancel-check' })}>
          {t('cancel')}
        </ActionButton>
      </div>
    </div>
  );
}
