/** The page of settings, in parts that save by themselves. Before consent it has the language and nothing that would be stored. */
import { t } from '../i18n.ts';
import { LanguageField } from '../ui/language-field.tsx';
import { NoticeList } from '../ui/notice-list.tsx';
import { PageNav } from '../ui/page-nav.tsx';
import type { PageProps } from '../ui/page-shell.tsx';
import { Standstill } from '../ui/standstill.tsx';
import { TargetListSection } from '../ui/target-list.tsx';
import { DeleteEverything } from './delete-everything.tsx';
import { MeasuringForm } from './measuring-form.tsx';
import { SharingBlock } from './sharing-block.tsx';
import { TellingPart } from './telling-part.tsx';

export function SettingsPage(props: PageProps) {
  const { snapshot, reload } = props;
  const { state, settings } = snapshot;
  // Before consent nothing may be stored; the language of the page can be chosen all the same.
  const started = state.kind !== 'not-started';
  return (
    <main class="stack page narrow" data-testid="settings-page">
      <PageNav here="settings" />
      <h1>{t('settings_title')}</h1>
      <Standstill face={snapshot} />
      <NoticeList face={snapshot} reload={reload} />
      <LanguageField settings={settings} reload={reload} />
      {started && (
        <>
          <MeasuringForm {...props} />
          <TellingPart settings={settings} reload={reload} />
          <SharingBlock store={props.store} readAt={snapshot.now} />
          <TargetListSection store={props.store} reload={reload} />
          <DeleteEverything reload={reload} />
        </>
      )}
    </main>
  );
}
