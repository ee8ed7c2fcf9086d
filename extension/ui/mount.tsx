/** Puts a page into its document: language, direction, title, boundary. The document itself holds no text. */
import { type ComponentChildren, render } from 'preact';
import { language, type MessageKey, onLanguage, t } from '../i18n.ts';
import { FailureBoundary } from './failure-boundary.tsx';
import { startLanguage } from './page-language.ts';

/** @param page called anew for another language: Preact leaves out what is the very same element as before */
export function mount(title: MessageKey, page: () => ComponentChildren): void {
  const show = (): void => {
    const { tag, dir } = language();
    document.documentElement.lang = tag;
    document.documentElement.dir = dir;
    document.title = t(title);
    render(<FailureBoundary>{page()}</FailureBoundary>, document.body);
  };
  const started = async (): Promise<void> => {
    await startLanguage();
    show();
    onLanguage(show);
  };
  started().catch(() => {
    // Without words there is one sentence left to say, and no language to say it in but this.
    document.documentElement.lang = 'en';
    document.body.textContent = 'Tailback cannot read its own files. Install it again; what was measured is kept.';
  });
}
