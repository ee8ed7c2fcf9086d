/** The way between our full pages, the same on each of them (WCAG 2.2, 3.2.3). */
import { type MessageKey, t } from '../i18n.ts';

type Page = 'dashboard' | 'settings' | 'welcome';

const PAGES: readonly (readonly [Page, MessageKey])[] = [
  ['dashboard', 'nav_dashboard'],
  ['settings', 'settings_title'],
  ['welcome', 'nav_about'],
];

/** @param here absent: a page that is reached from one of these */
export function PageNav({ here }: { here?: Page }) {
  return (
    <nav class="page-nav" aria-label={t('nav_label')}>
      <img src="/icons/48.png" alt="" width="24" height="24" />
      <strong>{t('name')}</strong>
      <ul>
        {PAGES.map(([page, word]) => (
          <li key={page}>
            <a href={`/extension/${page}/index.html`} aria-current={page === here ? 'page' : undefined}>
              {t(word)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
