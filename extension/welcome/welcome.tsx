/** The welcome page in its three states: read and agree, the first check, and later. It is the one place where measuring begins. */
import { useRef } from 'preact/hooks';
import { t } from '../i18n.ts';
import { LanguageField } from '../ui/language-field.tsx';
import { NoticeList } from '../ui/notice-list.tsx';
import { PageNav } from '../ui/page-nav.tsx';
import type { PageProps } from '../ui/page-shell.tsx';
import { About } from './about.tsx';
import { Consent } from './consent.tsx';
import { FirstCheck } from './first-check.tsx';
import { GrantAgain } from './grant-again.tsx';

export function Welcome(props: PageProps) {
  const { snapshot, reload } = props;
  const { state, settings, withheld } = snapshot;
  const began = useRef(state.kind === 'not-started');
  if (state.kind === 'not-started')
    return (
      <main class="stack page narrow">
        <h1>{t('welcome_title')}</h1>
        <p>{t('welcome_lead')}</p>
        <LanguageField settings={settings} reload={reload} />
        <NoticeList face={snapshot} reload={reload} />
        <About />
        <Consent snapshot={snapshot} reload={reload} />
      </main>
    );
  return (
    <main class="stack page narrow">
      <PageNav here="welcome" />
      <NoticeList face={snapshot} reload={reload} />
      {withheld.length > 0 && <GrantAgain {...props} />}
      {state.kind !== 'permission' && <FirstCheck {...props} takeFocus={began.current} />}
      <details>
        <summary>{t('welcome_read_again')}</summary>
        <div class="stack">
          <About />
        </div>
      </details>
    </main>
  );
}
