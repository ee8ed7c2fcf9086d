/** The last resort: whatever breaks in a page, the person reads a sentence and can try again. Never a blank page. */
import { Component, type ComponentChildren } from 'preact';
import { t } from '../i18n.ts';

export function FailureScreen({ problem, retry }: { problem: string; retry: () => void }) {
  return (
    <main class="stack page" data-testid="failure">
      <h1>{t('failure_title')}</h1>
      <p role="alert">{problem}</p>
      <p>
        <button type="button" class="main" onClick={retry}>
          {t('try_again')}
        </button>
      </p>
    </main>
  );
}

interface State {
  failed: boolean;
}

export class FailureBoundary extends Component<{ children: ComponentChildren }, State> {
  override state: State = { failed: false };

  static override getDerivedStateFromError(): State {
    return { failed: true };
  }

  override componentDidCatch(error: unknown): void {
    // For whoever has the developer tools open; it stays on this computer.
    console.error(error);
  }

  override render(): ComponentChildren {
    if (!this.state.failed) return this.props.children;
    return <FailureScreen problem={t('problem_unknown')} retry={() => this.setState({ failed: false })} />;
  }
}
