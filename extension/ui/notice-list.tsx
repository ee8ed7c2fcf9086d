/** What happened while no page was open (src/store/notices.ts), until the person has put it away. */
import type { Notice } from '../../src/store/index.ts';
import { lang, type MessageKey, t } from '../i18n.ts';
import { ActionButton } from './action-button.tsx';
import type { Face } from './face.ts';
import { formatTime } from './format.ts';

const WORDS: Readonly<Record<Notice['kind'], MessageKey>> = {
  quota: 'notice_quota',
  'settings-damaged': 'notice_settings_damaged',
  'settings-newer': 'notice_settings_newer',
  budget: 'notice_budget',
  full: 'notice_full',
};

interface Props {
  face: Pick<Face, 'notices' | 'state' | 'now'>;
  reload: () => void;
}

export function NoticeList({ face: { notices, state, now }, reload }: Props) {
  const putAway = async (kind: Notice['kind']): Promise<null> => {
    // Loaded when it is pressed: in the popup the store's code waits behind the first sight.
    await (await import('./put-notice-away.ts')).putNoticeAway(kind);
    reload();
    return null;
  };
  // What the headline says is not put away: it is over when there is room again.
  const shown = notices.filter(({ kind, away }) => !away && kind !== state.kind);
  return (
    <>
      {shown.map((notice) => (
        <div key={notice.kind} class="note row spread" data-testid={`notice-${notice.kind}`}>
          <p>{t(WORDS[notice.kind], formatTime(notice.at, now, lang()))}</p>
          <ActionButton testid={`clear-${notice.kind}`} act={() => putAway(notice.kind)}>
            {t('notice_clear')}
          </ActionButton>
        </div>
      ))}
    </>
  );
}
