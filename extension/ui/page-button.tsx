/** A button that opens one of our full pages. */
import type { ComponentChildren } from 'preact';
import { ActionButton } from './action-button.tsx';
import { openPage } from './open-page.ts';

interface Props {
  page: 'welcome' | 'dashboard' | 'settings' | 'sharing';
  children: ComponentChildren;
  look?: 'main';
}

export function PageButton({ page, children, look }: Props) {
  const act = async (): Promise<null> => {
    await openPage(page);
    return null;
  };
  return (
    <ActionButton testid={`open-${page}`} act={act} {...(look && { look })}>
      {children}
    </ActionButton>
  );
}
