/** The way to the welcome page where it is needed: to begin, or to give the permission again. */
import { t } from '../i18n.ts';
import type { Face } from './face.ts';
import { PageButton } from './page-button.tsx';
import { WithheldNote } from './withheld-note.tsx';

export function ToWelcome({ face }: { face: Face }) {
  const { state, withheld } = face;
  if (state.kind !== 'not-started' && withheld.length === 0) return null;
  // Of some that are missing it is not what most people come for.
  const look = state.kind === 'not-started' || state.kind === 'permission' ? ({ look: 'main' } as const) : {};
  return (
    <>
      <WithheldNote face={face} />
      <div class="row">
        <PageButton page="welcome" {...look}>
          {t(state.kind === 'not-started' ? 'popup_begin' : 'popup_grant')}
        </PageButton>
      </div>
    </>
  );
}
