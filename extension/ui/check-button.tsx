/** Begins a check anew; absent where one is under way or nothing may be asked. */
import { t } from '../i18n.ts';
import { ActionButton } from './action-button.tsx';
import type { PageState } from './page-state.ts';
import { sendCommand } from './send-command.ts';

const NOT_IN: readonly PageState['kind'][] = ['not-started', 'permission', 'paused', 'measuring'];

export function CheckButton({ state }: { state: PageState }) {
  if (NOT_IN.includes(state.kind)) return null;
  return (
    <ActionButton testid="check-now" look="main" act={() => sendCommand({ command: 'check-now' })}>
      {t('check_now')}
    </ActionButton>
  );
}
