/** The way to the welcome page where it is needed: to begin, or to give the permission again. */
import { t } from '../i18n.ts';
import { PageButton } from './page-button.tsx';
import type { PageState } from './page-state.ts';

export function ToWelcome({ state }: { state: PageState }) {
  if (state.kind !== 'not-started' && state.kind !== 'permission') return null;
  return (
    <div class="row">
      <PageButton page="welcome" look="main">
        {t(state.kind === 'permission' ? 'popup_grant' : 'popup_begin')}
      </PageButton>
    </div>
  );
}
