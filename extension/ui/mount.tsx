/** Puts a page into its document: language, title, boundary. The document itself holds no text. */
import { type ComponentChildren, render } from 'preact';
import { LANGUAGE, type MessageKey, t } from '../i18n.ts';
import { FailureBoundary } from './failure-boundary.tsx';

export function mount(title: MessageKey, page: ComponentChildren): void {
  document.documentElement.lang = LANGUAGE;
  document.title = t(title);
  render(<FailureBoundary>{page}</FailureBoundary>, document.body);
}
